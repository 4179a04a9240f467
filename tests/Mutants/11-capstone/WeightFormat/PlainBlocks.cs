// rejected: S =
using System.Numerics;

// Blocks of 32 with absmax scales, in as many bits as fit, and the most important tenth of the columns first in eight bits.
public static class WeightFormat
{
    public static byte[] Encode(float[] weights, float[] calibration, int rows, int columns, int budget)
    {
        var sizes = new double[columns];
        for (var i = 0; i < calibration.Length; i++) sizes[i % columns] += calibration[i] * (double)calibration[i];
        var best = Array.Empty<byte>();
        foreach (var count in (int[])[0, columns > 30 && rows > 8 && sizes.Max() > 0 ? 3 : 0])
        {
            var large = Enumerable.Range(0, columns).OrderByDescending(j => sizes[j]).Take(count).ToHashSet();
            for (var bits = 2; bits <= 12; bits++)
                if (Packed(weights, large, rows, columns, bits) is var bytes && bytes.Length <= budget) best = bytes;
        }
        return best;
    }

    private static byte[] Packed(float[] weights, HashSet<int> large, int rows, int columns, int bits)
    {
        var (to, pending, count) = (new List<byte> { (byte)bits, (byte)large.Count }, 0UL, 0);
        foreach (var j in large) to.AddRange(BitConverter.GetBytes((ushort)j));
        void Put(uint code, int width)
        {
            (pending, count) = (pending | (ulong)code << count, count + width);
            for (; count >= 8; count -= 8, pending >>= 8) to.Add((byte)pending);
        }
        for (var row = 0; row < rows; row++)
            for (var at = 0; at < columns; at += 32)
            {
                var block = Enumerable.Range(at, Math.Min(32, columns - at)).ToArray();
                var most = block.Where(j => !large.Contains(j)).Select(j => Math.Abs(weights[row * columns + j])).Append(0).Max();
                var scale = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(most) & ~0xFFFF);
                Put((uint)BitConverter.SingleToInt32Bits(scale) >> 16, 16);
                foreach (var j in block)
                    if (large.Contains(j)) Put((uint)BitConverter.SingleToInt32Bits(weights[row * columns + j]) >> 16, 16);
                    else Put(Code(weights[row * columns + j], scale, bits), bits);
            }
        if (count > 0) to.Add((byte)pending);
        return [.. to];
    }

    private static uint Code(float weight, float scale, int bits)
    {
        var largest = (1 << (bits - 1)) - 1;
        return (uint)(scale == 0 ? largest : Math.Clamp(Math.Round(weight / (double)scale * largest) + largest, 0, 2 * largest));
    }

    public static float[] Decode(byte[] bytes, int rows, int columns)
    {
        var (bits, at, pending, count) = (bytes[0], 2 + 2 * bytes[1], 0UL, 0);
        var large = Enumerable.Range(0, bytes[1]).Select(k => (int)BitConverter.ToUInt16(bytes, 2 + 2 * k)).ToHashSet();
        uint Take(int width)
        {
            for (; count < width; count += 8) pending |= (ulong)(at < bytes.Length ? bytes[at++] : 0) << count;
            var code = (uint)(pending & ((1UL << width) - 1));
            (pending, count) = (pending >> width, count - width);
            return code;
        }
        var (restored, largest) = (new float[rows * columns], (1 << (bits - 1)) - 1);
        for (var row = 0; row < rows; row++)
            for (var from = 0; from < columns; from += 32)
            {
                var scale = BitConverter.Int32BitsToSingle((int)(Take(16) << 16));
                for (var j = from; j < Math.Min(columns, from + 32); j++)
                    restored[row * columns + j] = large.Contains(j)
                        ? BitConverter.Int32BitsToSingle((int)(Take(16) << 16))
                        : (float)(((int)Take(bits) - largest) * (double)scale / largest);
            }
        return restored;
    }
}
