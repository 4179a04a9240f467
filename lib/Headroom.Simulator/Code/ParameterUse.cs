namespace Headroom.Simulator.Code;

/// <summary>What a kernel does to the buffers behind its parameters, as far as its code tells.</summary>
/// <param name="ChangesOthers">Whether it also changes something of which that is not known.</param>
/// <param name="Changed">Numbers of the parameters through which it changes buffers.</param>
/// <param name="OnlyRead">Numbers of those through which it reads and changes nothing; none if it changes others.</param>
internal sealed record ParameterUse(bool ChangesOthers, int[] Changed, int[] OnlyRead);
