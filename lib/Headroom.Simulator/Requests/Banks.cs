namespace Headroom.Simulator.Requests;

/// <summary>
/// Shared memory has 32 banks of 4-byte words. Lanes on one word share it; different words of one bank wait for each other, so a request
/// takes as many wavefronts as its busiest bank has words. Accesses of 8 and 16 bytes go by half and quarter warps.
/// </summary>
internal static unsafe class Banks
{
    public const int Number = 32;

    /// <summary>The wavefronts of a request, and how many there would be without conflicts.</summary>
    public static (int Wavefronts, int Ideal) Count(ref Request request)
    {
        var (size, stride) = (request.Size, request.Stride);
        if (size <= 4)
        {
            if (stride == 0) return (1, 1);
            if (stride != Request.Irregular && stride % 4 == 0 && request.First % size == 0)
            {
                // Lanes come back to a bank after 32 / gcd(stride in words, 32) steps.
                var period = Number / CommonDivisor(stride / 4);
                return ((request.Count + period - 1) / period, 1);
            }
            return (OfLanes(ref request, 0, request.Count, 1), 1);
        }
        return ByParts(ref request, lanesPerPart: Number * 4 / size);
    }

    // gcd(words, 32): 32 is a power of two, so it is the lowest bit of either.
    private static int CommonDivisor(long words) => (int)((words | Number) & -(words | Number));

    private static (int, int) ByParts(ref Request request, int lanesPerPart)
    {
        var (wavefronts, ideal) = (0, 0);
        for (var from = 0; from < request.Count;)
        {
            var part = request.Lanes[from] / lanesPerPart;
            var to = from + 1;
            while (to < request.Count && request.Lanes[to] / lanesPerPart == part) to++;
            wavefronts += OfLanes(ref request, from, to, request.Size / 4);
            ideal++;
            from = to;
        }
        return (wavefronts, ideal);
    }

    private static int OfLanes(ref Request request, int from, int to, int words)
    {
        var counts = stackalloc byte[Number];
        new Span<byte>(counts, Number).Clear();
        var seen = stackalloc long[Number * Number];
        var most = 1;
        for (var i = from; i < to; i++)
        {
            var word = request.Addresses[i] >> 2;
            for (var w = 0; w < words; w++, word++)
            {
                var bank = (int)(word & (Number - 1));
                var known = seen + bank * Number;
                var count = counts[bank];
                var at = 0;
                while (at < count && known[at] != word) at++;
                if (at < count) continue;
                known[at] = word;
                counts[bank] = (byte)(count + 1);
                if (count >= most) most = count + 1;
            }
        }
        return most;
    }
}
