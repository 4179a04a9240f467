namespace Headroom.Simulator.Requests;

/// <summary>
/// Global memory moves in sectors of 32 bytes: a request costs as many as its lanes touch (compute capability 6.0 and later, CUDA C++ Best
/// Practices Guide, "Coalesced access to global memory").
/// </summary>
internal static unsafe class Sectors
{
    public const int Bytes = 32;
    public const int Shift = 5;

    /// <summary>The sectors of a request, and how many of their bytes some lane asked for.</summary>
    public static (int Sectors, int UsedBytes) Count(ref Request request)
    {
        var (stride, size) = (request.Stride, request.Size);
        var first = request.First;
        if (stride == 0) return (Spanned(first, size), size);
        // Steps of at most one sector skip none.
        if (stride >= size && stride <= Bytes) return (Spanned(first, request.Last - first + size), request.Count * size);
        if (stride > Bytes && first % size == 0 && stride % size == 0) return (request.Count, request.Count * size);
        return CountEach(ref request);
    }

    private static int Spanned(long address, long bytes) => (int)(((address + bytes - 1) >> Shift) - (address >> Shift)) + 1;

    // Sectors seen so far, each with a bit per byte in use.
    private static (int, int) CountEach(ref Request request)
    {
        var sectors = stackalloc long[64];
        var used = stackalloc uint[64];
        var count = 0;
        for (var i = 0; i < request.Count; i++)
        {
            var address = request.Addresses[i];
            var bytes = request.Size;
            while (bytes > 0)
            {
                var sector = address >> Shift;
                var offset = (int)(address & (Bytes - 1));
                var here = Math.Min(bytes, Bytes - offset);
                var at = Find(sectors, count, sector);
                if (at == count)
                {
                    sectors[count] = sector;
                    used[count++] = 0;
                }
                used[at] |= (uint)(((1UL << here) - 1) << offset);
                address += here;
                bytes -= here;
            }
        }
        var usedBytes = 0;
        for (var i = 0; i < count; i++) usedBytes += System.Numerics.BitOperations.PopCount(used[i]);
        return (count, usedBytes);
    }

    // Neighbouring lanes mostly share a sector: look at the latest first.
    private static int Find(long* sectors, int count, long sector)
    {
        for (var i = count - 1; i >= 0; i--)
            if (sectors[i] == sector) return i;
        return count;
    }
}
