namespace Headroom.Simulator.Metering;

/// <summary>Traffic with device memory.</summary>
/// <param name="Requests">Accesses by warps.</param>
/// <param name="Accesses">Accesses by lanes.</param>
/// <param name="BytesRequested">Bytes that lanes asked for; one byte counts for each lane that asks.</param>
/// <param name="BytesUsed">Bytes that requests asked for; within a request, a byte counts once.</param>
/// <param name="Sectors">Pieces of 32 bytes that had to move.</param>
public sealed record GlobalTraffic(long Requests, long Accesses, long BytesRequested, long BytesUsed, long Sectors)
{
    /// <summary>Bytes that had to move between the chip and its memory, without any cache.</summary>
    public long BytesMoved => Sectors * Simulator.Requests.Sectors.Bytes;

    /// <summary>4 is ideal for a full warp of 4-byte elements; 32 is the worst.</summary>
    public double SectorsPerRequest => Requests == 0 ? 0 : (double)Sectors / Requests;

    /// <summary>The share of the moved bytes that was of use, 0 to 1.</summary>
    public double Efficiency => BytesMoved == 0 ? 1 : (double)BytesUsed / BytesMoved;

    /// <summary>Nothing.</summary>
    public static GlobalTraffic None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Adds up two counts.</summary>
    public static GlobalTraffic operator +(GlobalTraffic a, GlobalTraffic b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(a.Requests + b.Requests, a.Accesses + b.Accesses, a.BytesRequested + b.BytesRequested, a.BytesUsed + b.BytesUsed,
            a.Sectors + b.Sectors);
    }
}

/// <summary>Traffic with shared memory.</summary>
/// <param name="Requests">Accesses by warps.</param>
/// <param name="Accesses">Accesses by lanes.</param>
/// <param name="BytesRequested">Bytes that lanes asked for.</param>
/// <param name="Wavefronts">Passes through the 32 banks.</param>
/// <param name="IdealWavefronts">Passes if no two words had shared a bank; more than one per request only for accesses of 8 and 16
/// bytes.</param>
public sealed record SharedTraffic(long Requests, long Accesses, long BytesRequested, long Wavefronts, long IdealWavefronts)
{
    /// <summary>1 for 4-byte accesses without conflicts; 32 is the worst.</summary>
    public double WavefrontsPerRequest => Requests == 0 ? 0 : (double)Wavefronts / Requests;

    /// <summary>How many times longer than without bank conflicts; 1 is ideal.</summary>
    public double ConflictFactor => IdealWavefronts == 0 ? 1 : (double)Wavefronts / IdealWavefronts;

    /// <summary>Nothing.</summary>
    public static SharedTraffic None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Adds up two counts.</summary>
    public static SharedTraffic operator +(SharedTraffic a, SharedTraffic b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(a.Requests + b.Requests, a.Accesses + b.Accesses, a.BytesRequested + b.BytesRequested, a.Wavefronts + b.Wavefronts,
            a.IdealWavefronts + b.IdealWavefronts);
    }
}

/// <summary>Atomic operations.</summary>
/// <param name="Requests">By warps.</param>
/// <param name="Operations">By lanes.</param>
/// <param name="Rounds">Turns that lanes of one request had to take on one address.</param>
public sealed record AtomicTraffic(long Requests, long Operations, long Rounds)
{
    /// <summary>1 when no two lanes of a request hit one address; 32 when all do.</summary>
    public double RoundsPerRequest => Requests == 0 ? 0 : (double)Rounds / Requests;

    /// <summary>Nothing.</summary>
    public static AtomicTraffic None { get; } = new(0, 0, 0);

    /// <summary>Adds up two counts.</summary>
    public static AtomicTraffic operator +(AtomicTraffic a, AtomicTraffic b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(a.Requests + b.Requests, a.Operations + b.Operations, a.Rounds + b.Rounds);
    }
}
