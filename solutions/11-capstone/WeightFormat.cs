// 11.3 A format of your own. Objective: lose as little of a layer's output as its bytes allow: spend bits where they count.
//   Encode  weights [rows, columns], finite; calibration [samples, columns], activations of the layer, maybe none; at most budget bytes,
//           in a new array. The budget is 24 bytes and 3 bits a weight at least, and often 18 bytes for each 32 weights of a row.
//   Decode  a new array [rows, columns] from these bytes and the shape alone, in another process: nothing else may be remembered.
// Loss: mean square of the error of W x, over that of W x, on activations x of the same source that nobody has seen. Channels of x are
// independent, some are many times as large as the others, and so are a few of their values. Columns of W differ, a few weights are large.
// Score: bits a weight above the least that any code could do with, log2(loss / least loss) / 2, from that of blocks of 32 with absmax
// scales and codes of whole bits. S = 0.77 passes. Any shape and any finite weights: at most 0.3 is lost, zeros stay zeros, no infinity and
// no NaN comes back, tiny and huge weights lose no more than those of size 1. More bytes lose less. The same input gives the same bytes.
// Out of scope: speed, random access. About 60 lines.
public static class WeightFormat
{
    // your turn: begin
    public static byte[] Encode(float[] weights, float[] calibration, int rows, int columns, int budget)
    {
        var sizes = new double[columns]; // root mean squares; with no samples all alike
        for (var i = 0; i < calibration.Length; i++) sizes[i % columns] += (double)calibration[i] * calibration[i];
        for (var j = 0; j < columns; j++) sizes[j] = calibration.Length < columns ? 1 : Math.Sqrt(sizes[j] * columns / calibration.Length);
        var largest = sizes.Max();
        byte[] own = [.. sizes.Select(size => (byte)(largest == 0 ? 0 : Math.Clamp(Math.Round(8 * Math.Log2(largest / size)), 0, 255)))];
        // Few rows may not be worth a byte for each column.
        return new[] { own, new byte[columns] }.Select(scales => Fitted(weights, scales, budget))
            .Where(bytes => bytes.Length <= budget).MinBy(bytes => Error(weights, Decode(bytes, rows, columns), sizes))!;
    }

    public static float[] Decode(byte[] bytes, int rows, int columns)
    {
        var (scales, codes) = (bytes[0] == 0 ? new byte[columns] : bytes[9..(9 + columns)], new int[rows * columns]);
        var at = 8 * (bytes[0] == 0 ? 9 : 9 + columns);
        Run(codes, columns, _ => at++ is var bit && bit / 8 < bytes.Length ? bytes[bit / 8] >> bit % 8 & 1 : 0);
        var steps = Factors(scales).Select(factor => BitConverter.ToDouble(bytes, 1) / factor).ToArray();
        return [.. codes.Select((code, i) => (float)Math.Clamp(code * steps[i % columns], float.MinValue, float.MaxValue))];
    }

    private static double[] Factors(byte[] scales) => [.. scales.Select(scale => Math.Pow(2, -scale / 8.0))];

    private static double Error(float[] weights, float[] restored, double[] sizes) =>
        weights.Zip(restored, (a, b) => (double)a - b).Select((error, i) => Math.Pow(error * sizes[i % sizes.Length], 2)).Sum();

    // One step for all weights times their channel's scale: an error counts the same everywhere, and the smallest step that fits is best.
    private static byte[] Fitted(float[] weights, byte[] scales, int budget)
    {
        var factors = Factors(scales);
        double[] scaled = [.. weights.Select((weight, i) => weight * factors[i % factors.Length])];
        var most = scaled.Max(Math.Abs);
        var (low, high, best) = (most / (1 << 26), 4 * most, Packed(scaled, scales, most == 0 ? 1 : 4 * most));
        for (var turn = 0; most > 0 && turn < 20; turn++)
        {
            var step = Math.Sqrt(low) * Math.Sqrt(high);
            var bytes = Packed(scaled, scales, step);
            if (bytes.Length <= budget) (best, high) = (bytes, step);
            else low = step;
        }
        return best;
    }

    private static byte[] Packed(double[] scaled, byte[] scales, double step)
    {
        var head = scales.Any(scale => scale > 0) ? scales : [];
        var (to, count) = (new List<byte>([(byte)Math.Min(1, head.Length), .. BitConverter.GetBytes(step), .. head]), 0);
        Run([.. scaled.Select(value => (int)Math.Round(value / step))], scales.Length, bit =>
        {
            if (count++ % 8 == 0) to.Add(0);
            to[^1] |= (byte)(bit << (count - 1) % 8);
            return bit;
        });
        return [.. to];
    }

    // Golomb-Rice codes, written or read: `next` takes the bit to be written and gives the bit that is there. Both sides know the mean of a
    // column's numbers so far, and so how many digits one of the usual size has; what is above them is counted one by one.
    private static void Run(int[] codes, int columns, Func<int, int> next)
    {
        var (sums, all) = (new long[columns], 0L);
        for (var i = 0; i < codes.Length; i++)
        {
            var (usual, number) = (sums[i % columns] + all / (i + 1), codes[i] << 1 ^ codes[i] >> 31); // 0, -1, 1, -2: 0, 1, 2, 3
            var (digits, above) = (0, 0);
            while (digits < 28 && (long)(i / columns + 1) << digits + 1 <= usual) digits++;
            while (above < 24 && next(number >> digits > above ? 1 : 0) == 1) above++;
            if (above == 24) (digits, above) = (28, 0); // far beyond: all its digits
            var read = above;
            for (var k = digits - 1; k >= 0; k--) read = 2 * read + next(number >> k & 1);
            number = read;
            codes[i] = number >> 1 ^ -(number & 1);
            (sums[i % columns], all) = (sums[i % columns] + number, all + number);
        }
    }
    //> public static byte[] Encode(float[] weights, float[] calibration, int rows, int columns, int budget) =>
    //>     throw new NotAttempted("11.3");
    //>
    //> public static float[] Decode(byte[] bytes, int rows, int columns) => throw new NotAttempted("11.3");
    // your turn: end
}
