namespace Headroom.Simulator.Metering;

/// <summary>
/// Traffic with local memory: arrays from <c>LocalMemory</c>, and variables whose address is taken. A GPU keeps them off the chip, behind
/// its caches, unless its compiler unrolls every index into a constant and so puts the elements into registers; what it does is not known
/// here. The lanes' memories are interleaved word by word, as on a GPU: word w of lanes 0 to 31 lies in 128 bytes in a row. So 32 lanes
/// that use the same index of an array of floats take 4 sectors, and lanes that use indices of their own up to 32.
/// </summary>
/// <param name="Requests">Accesses by warps.</param>
/// <param name="Accesses">Accesses by lanes.</param>
/// <param name="BytesRequested">Bytes that lanes asked for.</param>
/// <param name="Sectors">Pieces of 32 bytes that would move if nothing stayed in registers or caches.</param>
public sealed record LocalTraffic(long Requests, long Accesses, long BytesRequested, long Sectors)
{
    /// <summary>Bytes that would move if nothing stayed in registers or caches.</summary>
    public long BytesMoved => Sectors * Simulator.Requests.Sectors.Bytes;

    /// <summary>4 where all lanes of a warp use one index of 4-byte elements; 32 at worst.</summary>
    public double SectorsPerRequest => Requests == 0 ? 0 : (double)Sectors / Requests;

    /// <summary>Nothing.</summary>
    public static LocalTraffic None { get; } = new(0, 0, 0, 0);

    /// <summary>Adds up two counts.</summary>
    public static LocalTraffic operator +(LocalTraffic a, LocalTraffic b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(a.Requests + b.Requests, a.Accesses + b.Accesses, a.BytesRequested + b.BytesRequested, a.Sectors + b.Sectors);
    }
}
