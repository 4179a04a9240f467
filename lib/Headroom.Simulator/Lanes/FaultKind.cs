namespace Headroom.Simulator.Lanes;

/// <summary>Why a kernel was stopped.</summary>
public enum FaultKind
{
    /// <summary>An index outside its view, or an address outside every allocation.</summary>
    OutOfBounds,

    /// <summary>Lanes wait at different barriers or warp functions, or some have returned while others wait.</summary>
    Divergence,

    /// <summary>The fuel ran out.</summary>
    Endless,

    /// <summary>More shared or local memory than the device has.</summary>
    Memory,

    /// <summary>Any other exception, such as a division by zero.</summary>
    Exception,

    /// <summary>Groups wait for each other, or for what nobody does.</summary>
    Deadlock,

    /// <summary>Resident groups wait for one that has no room on the device.</summary>
    Residency,

    /// <summary>A loop waits for another thread on a plain read.</summary>
    PlainWait,
}
