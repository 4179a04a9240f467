namespace Headroom.Simulator.Running;

/// <summary>What a runner keeps whose groups are resident beside others, and so have to stop half-way.</summary>
/// <param name="place">Its number among them.</param>
/// <param name="checks">What looks at accesses to buffers; null where nobody does.</param>
/// <param name="threads">Of a group.</param>
/// <param name="warpSize">Threads of a warp.</param>
internal sealed class Stay(int place, CoResidentChecks? checks, int threads, int warpSize)
{
    public int Place { get; } = place;

    public CoResidentChecks? Checks { get; } = checks;

    /// <summary>By thread: the event of the atomic operation that comes next.</summary>
    public ulong[] Next { get; } = new ulong[threads];

    public Polls[] Polls { get; } = [.. Enumerable.Range(0, threads).Select(_ => new Polls())];

    public WarpState[] Warps { get; } = new WarpState[(threads + warpSize - 1) / warpSize];

    /// <summary>The warp whose events are in the meter, or -1.</summary>
    public int Entered { get; set; } = -1;

    /// <summary>Whether a thread may sleep.</summary>
    public bool HasSleepers { get; set; }

    /// <summary>Whether the group has ended.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whether the last turn changed memory, and whether that was memory that other groups see.</summary>
    public (bool Any, bool Global) Changed { get; set; }

    /// <summary>Where each lane's events began, of the lanes that run.</summary>
    public nint[] Starts { get; } = new nint[warpSize];
}

/// <summary>What a warp can do.</summary>
internal enum WarpState
{
    /// <summary>All its threads have returned.</summary>
    Over,

    /// <summary>Its threads wait at a barrier, or have returned.</summary>
    AtBarrier,

    /// <summary>Threads wait for a word to change, and no other can run.</summary>
    Asleep,

    /// <summary>A thread can run.</summary>
    Ready,
}
