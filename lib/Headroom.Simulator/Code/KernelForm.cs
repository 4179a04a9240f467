namespace Headroom.Simulator.Code;

/// <summary>What rewritten code records.</summary>
internal enum KernelForm
{
    /// <summary>Nothing.</summary>
    Fast,

    /// <summary>
    /// Which words it touches of buffers that it may change: the fast form for groups that run side by side. Reads through parameters
    /// through which it changes nothing are left out, so their buffers must be no other parameter's.
    /// </summary>
    Tracked,

    /// <summary>Which words of buffers it touches.</summary>
    FullyTracked,

    /// <summary>Every access.</summary>
    Metered,

    /// <summary>Every access and every fence, and each atomic operation is a place where another group may come first.</summary>
    CoResident,
}
