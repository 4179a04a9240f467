namespace Headroom.Simulator.Emitting;

/// <summary>What rewritten code records.</summary>
internal enum KernelForm
{
    /// <summary>Nothing.</summary>
    Fast,

    /// <summary>Which words of buffers it touches: the fast form for groups that run side by side.</summary>
    Tracked,

    /// <summary>Every access.</summary>
    Metered,
}
