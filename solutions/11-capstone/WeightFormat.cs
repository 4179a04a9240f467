using System.Numerics;

// 11.3 A format of your own. Objective: lose as little of a layer's output as its bytes allow: spend bits where they count.
//   Encode  weights [rows, columns], finite; calibration [samples, columns], activations of the layer, maybe none; at most budget bytes,
//           in a new array. The budget is 24 bytes and 2 bits a weight at least, and often 18 bytes for each 32 weights of a row.
//   Decode  a new array [rows, columns] from these bytes and the shape alone, in another process: nothing else may be remembered.
// Loss: mean square of the error of W x, over that of W x, on activations x of the same source that nobody has seen. Channels of x are
// independent, some are many times as large as the others, and so are a few of their values. Columns of W differ, a few weights are large.
// Score: bits a weight above the least that any code could do with, log2(loss / least loss) / 2, from that of blocks of 32 with absmax
// scales and codes of whole bits. S = 0.68 passes. Any finite weights: zeros stay zeros, no infinity and no NaN comes back, tiny and huge
// ones lose no more than those of size 1. The same input gives the same bytes. Out of scope: speed, random access. About 100 lines.
public static class WeightFormat
{
    // your turn: begin
    public static byte[] Encode(float[] weights, float[] calibration, int rows, int columns, int budget)
    {
        var sizes = new double[columns]; // root mean squares; with no samples all alike
        for (var i = 0; i < calibration.Length; i++) sizes[i % columns] += (double)calibration[i] * calibration[i];
        for (var j = 0; j < columns; j++) sizes[j] = calibration.Length < columns ? 1 : Math.Sqrt(sizes[j] * columns / calibration.Length);
        var largest = sizes.Max();
        byte[] own = [.. sizes.Select(size => (byte)Math.Clamp(Math.Round(8 * Math.Log2(largest / size)), 0, 255))];
        // Few rows may not be worth a byte for each column.
        return new[] { own, new byte[columns] }.Select(scales => Fitted(weights, scales, columns, budget))
            .Where(bytes => bytes.Length <= budget).MinBy(bytes => Error(weights, Decode(bytes, rows, columns), sizes))!;
    }

    public static float[] Decode(byte[] bytes, int rows, int columns)
    {
        var (scales, codes) = (bytes[0] == 0 ? new byte[columns] : bytes[9..(9 + columns)], new int[rows * columns]);
        new Coder(bytes, bytes[0] == 0 ? 9 : 9 + columns).Run(codes, columns);
        var step = BitConverter.ToDouble(bytes, 1);
        return [.. codes.Select((code, i) => (float)Math.Clamp(code * step / Scale(scales[i % columns]), float.MinValue, float.MaxValue))];
    }

    private static double Scale(byte code) => Math.Pow(2, -code / 8.0);

    private static double Error(float[] weights, float[] restored, double[] sizes) =>
        weights.Zip(restored, (a, b) => (double)a - b).Select((error, i) => Math.Pow(error * sizes[i % sizes.Length], 2)).Sum();

    // One step for all weights times their channel's scale: an error counts the same everywhere, and the smallest step that fits is best.
    private static byte[] Fitted(float[] weights, byte[] scales, int columns, int budget)
    {
        double[] scaled = [.. weights.Select((weight, i) => weight * Scale(scales[i % columns]))];
        var (most, best) = (scaled.Max(Math.Abs), Array.Empty<byte>());
        var (low, high) = (most / (1 << 30), 4 * most);
        best = Packed(scaled, scales, columns, most == 0 ? 1 : high);
        for (var turn = 0; most > 0 && turn < 24; turn++)
        {
            var step = Math.Sqrt(low) * Math.Sqrt(high);
            var bytes = Packed(scaled, scales, columns, step);
            if (bytes.Length <= budget) (best, high) = (bytes, step);
            else low = step;
        }
        return best;
    }

    private static byte[] Packed(double[] scaled, byte[] scales, int columns, double step)
    {
        var coder = new Coder(null, 0);
        coder.Run([.. scaled.Select(value => (int)Math.Round(value / step))], columns);
        var head = scales.Any(scale => scale > 0) ? scales : [];
        return [(byte)(head.Length > 0 ? 1 : 0), .. BitConverter.GetBytes(step), .. head, .. coder.End()];
    }

    // Arithmetic coding of whole numbers: writes, or reads where there are bytes. What is likely is learned on the way by both alike.
    private sealed class Coder(byte[]? from, int at)
    {
        private readonly List<byte> _to = [];
        private readonly Dictionary<(int, int), ushort> _chances = []; // of a 0, in 65536ths
        private uint _low, _range = uint.MaxValue, _code;
        private int _read = at - 4;

        public void Run(int[] codes, int columns)
        {
            for (; from is not null && _read < at; _read++) _code = _code << 8 | Byte(_read + 4);
            var (sums, all) = (new long[columns], 0L);
            for (var i = 0; i < codes.Length; i++)
            {
                // Sixteen times the mean magnitude of the column so far, and of all codes as one more; its power of two and a half.
                var (j, row) = (i % columns, i / columns);
                var mean = (ulong)((16 * sums[j] + 16 * all / (i + 1)) / (row + 1)) + 1;
                var power = BitOperations.Log2(mean);
                codes[i] = Number(2 * power + (power == 0 ? 0 : (int)(mean >> (power - 1) & 1)), codes[i]);
                sums[j] += Math.Abs(codes[i]);
                all += Math.Abs(codes[i]);
            }
        }

        // Its length in bits one by one, the two bits behind the first as they are likely, the rest and the sign as they are.
        private int Number(int context, int value)
        {
            var (size, length, number) = (Math.Abs(value), 0, 1);
            while (Bit(context, length, size >> length > 0 ? 1 : 0) == 1) length++;
            if (length == 0) return 0;
            for (var k = length - 2; k >= 0; k--)
                number = 2 * number + Bit(context, k >= length - 3 ? 64 * length + number : -1, size >> k & 1);
            return Bit(context, -1, value < 0 ? 1 : 0) == 1 ? -number : number;
        }

        private int Bit(int context, int which, int bit)
        {
            var chance = which < 0 ? (ushort)32768 : _chances.GetValueOrDefault((context, which), (ushort)32768);
            var bound = (_range >> 16) * chance;
            if (from is not null) bit = _code - _low < bound ? 0 : 1;
            (_low, _range) = bit == 0 ? (_low, bound) : (_low + bound, _range - bound);
            if (which >= 0) _chances[(context, which)] = (ushort)(bit == 0 ? chance + ((65536 - chance) >> 6) : chance - (chance >> 6));
            while ((_low ^ (_low + _range)) < 1 << 24 || _range < 1 << 16)
            {
                if ((_low ^ (_low + _range)) >= 1 << 24) _range = (uint)-(int)_low & 0xFFFF;
                _to.Add((byte)(_low >> 24));
                if (from is not null) _code = _code << 8 | Byte(_read++ + 4);
                (_low, _range) = (_low << 8, _range << 8);
            }
            return bit;
        }

        private uint Byte(int index) => index < from!.Length ? from[index] : 0u;

        // Bytes that are read as 0 behind the end need not be there.
        public IEnumerable<byte> End()
        {
            for (var k = 0; k < 4; k++, _low <<= 8) _to.Add((byte)(_low >> 24));
            while (_to.Count > 0 && _to[^1] == 0) _to.RemoveAt(_to.Count - 1);
            return _to;
        }
    }
    //> public static byte[] Encode(float[] weights, float[] calibration, int rows, int columns, int budget) =>
    //>     throw new NotAttempted("11.3");
    //>
    //> public static float[] Decode(byte[] bytes, int rows, int columns) => throw new NotAttempted("11.3");
    // your turn: end
}
