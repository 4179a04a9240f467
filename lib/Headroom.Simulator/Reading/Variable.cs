namespace Headroom.Simulator.Reading;

/// <summary>A local, a parameter or a value that inlining had to name. After decoding, all three are the same thing.</summary>
internal sealed class Variable(Type type, string? name)
{
    /// <summary>The declared type; by-ref for <c>ref</c> locals and parameters.</summary>
    public Type Type { get; } = type;

    /// <summary>The name in the source, where symbols kept it.</summary>
    public string? Name { get; set; } = name;

    /// <summary>The position among the kernel's own parameters, or -1.</summary>
    public int KernelParameter { get; init; } = -1;

    /// <summary>Whether a stored reference may point at this variable, so that it needs an address that outlives a suspension.</summary>
    public bool Escapes { get; set; }

    /// <summary>Whether the kernel changes it after entry.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Whether some of its changes go through its address.</summary>
    public bool IsWrittenByAddress { get; set; }

    public override string ToString() => Name ?? Type.Name;
}
