using Headroom.Grading;
using Headroom.Quantization;

namespace Graders;

// Scales, blocks, and products of what is in blocks.
public sealed partial class EightBitTrainingGrader
{
    // A quotient and, for a power of two, nothing more: two roundings in float.
    private static readonly Tolerance s_scale = Tolerance.Relative(4 * Tolerance.Float32Roundoff);

    private void Scales(SmallFloats[] formats)
    {
        foreach (var format in formats)
            foreach (var powerOfTwo in (bool[])[false, true])
                Case($"scale, {format.Format.Name}{(powerOfTwo ? ", power of two" : "")}", () => Part(nameof(EightBitTraining.Scale), () =>
                {
                    var most = (float)Draw.Scale(1e-3, 1e3);
                    float[] x = [.. Draw.Normal(Draw.Int(5, 40), most / 9), Draw.Of(-1, 1) * most * 2];
                    Draw.Shuffle(x);
                    Scale("of drawn numbers", x, format.Format, 1e-4f, powerOfTwo);
                    var exact = format.Format.Largest * (float)Math.Pow(2, Draw.Int(-6, 6));
                    Scale("that is a power of two already", [exact, -exact / 2], format.Format, 1e-4f, powerOfTwo);
                    Scale("just above one", [-MathF.BitIncrement(MathF.BitIncrement(exact))], format.Format, 1e-4f, powerOfTwo);
                    var small = format.Format.Largest / 4096;
                    Scale("just above a small one", [MathF.BitIncrement(MathF.BitIncrement(small))], format.Format, 1e-9f, powerOfTwo);
                    var floor = (float)Draw.Scale(1e-8, 1e-2);
                    Scale("of numbers below the floor", [floor / 3, -floor / 2], format.Format, floor, powerOfTwo);
                    Scale("of zeros", new float[3], format.Format, floor, powerOfTwo);
                    Scale("of nothing", [], format.Format, floor, powerOfTwo);
                }));
    }

    private void Scale(string name, float[] x, FloatGrid format, float floor, bool powerOfTwo)
    {
        var most = Math.Max(floor, x.Length == 0 ? 0 : x.Max(Math.Abs));
        var plain = (double)(most / format.Largest);
        var right = powerOfTwo ? PowerFrom(plain) : plain;
        var largest = x.Length == 0 ? 0 : x.Max();
        Number($"scale {name}", EightBitTraining.Scale(Input("x", x), format, floor, powerOfTwo), right).Within(s_scale)
            .Trap(powerOfTwo ? right / 2 : double.NaN, "the power of two below it: the largest number would not fit any more")
            .Trap(powerOfTwo ? plain : PowerFrom(plain), powerOfTwo ? "not a power of two" : "a power of two, and none was asked for")
            .Trap(powerOfTwo ? right * 2 : double.NaN, "one power of two too far: an exact one stays")
            .Trap(format.Largest / most, "the other way round: what is divided by the scale must fit")
            .Trap(most, "the largest magnitude itself: over the format's largest number")
            .Trap(Math.Max(floor, largest) / format.Largest, "the largest number, not the largest magnitude")
            .Trap(x.Length == 0 ? 0 : x.Max(Math.Abs) / (double)format.Largest, "the floor is left out: zeros would have the scale 0")
            .Trap(plain + floor, "the floor is added: it is the least that the largest magnitude counts as");
    }

    private static double PowerFrom(double scale) => Math.Pow(2, Math.Ceiling(Math.Log2(scale) - 1e-9));

    private void Blocks(SmallFloats[] formats)
    {
        foreach (var format in formats.Take(2))
            foreach (var factor in (int[])[3, 41, 47, 2 * Draw.Int(30, 60) + 1]) Ties(format, factor);
        foreach (var (rows, columns, block) in ((int, int, int)[])
            [
                (1, 8, 4), (Draw.Int(2, 4), Draw.Int(20, 40), 0), (Draw.Int(3, 4), 8 * Draw.Int(2, 3) + Draw.Int(1, 3), 8),
                (3, Draw.Int(5, 9), 1),
                (2, Draw.Int(5, 9), 16), (Draw.Int(130, 150), 3, 2), (0, 5, 2), (1, 1, 1),
            ])
            foreach (var powerOfTwo in (bool[])[false, true])
                Case($"quantized {rows} x {columns}, {Blocked(block)}{(powerOfTwo ? ", powers of two" : "")}",
                    () => Part(nameof(EightBitTraining.Quantize), () =>
                        Blocks(Draw.Of(formats), rows, columns, block, powerOfTwo)), "float32");
    }

    // Scales of a few bits, so that a quotient is exact, and every tie of the format under them: x times a rounded 1 / scale misses some.
    private void Ties(SmallFloats format, int factor) =>
        Case($"quantized, ties under a scale of {factor} / 256, {format.Format.Name}", () => Part(nameof(EightBitTraining.Quantize), () =>
        {
            var scale = factor / 256f;
            float[] x =
            [
                format.Format.Largest * scale,
                .. format.Values.Zip(format.Values.Skip(1), (low, high) => Draw.Of(-1, 1) * (float)((low + high) / 2 * scale)),
            ];
            Draw.Shuffle(x);
            var got = EightBitTraining.Quantize(Input("x", x), x.Length, 0, format.Format, 1e-6f, false);
            Elements("code", [.. got.Codes.Select(code => (float)code)], [.. x.Select(value => (double)format.Code(value / scale))],
                    Tolerance.Exact, x.Length)
                .Trap(() => [.. x.Select(value => (double)format.Code(value * (1 / scale)))],
                    "times 1 / scale, which is rounded once more: x / scale");
        }), "float32");

    private void Blocks(SmallFloats format, int rows, int columns, int block, bool powerOfTwo)
    {
        var floor = (float)Draw.Scale(1e-6, 1e-4);
        var x = Matrix(rows, columns);
        if (rows > 1) Array.Clear(x, x.Length - columns, columns); // a row of zeros: the floor's scale
        var (scales, scaleOf) = ScalesOf(x, rows, columns, block, format, floor, powerOfTwo);
        // Nothing may lie so near to a tie that the last bit of a scale decides.
        for (var i = 0; i < x.Length; i++)
            while (format.FromTie(x[i] / scales[scaleOf(i)]) < 1e-4) x[i] *= 0.99f;
        (scales, _) = ScalesOf(x, rows, columns, block, format, floor, powerOfTwo);
        if (x.Where((value, i) => format.FromTie(value / scales[scaleOf(i)]) < 1e-5).Any()) return; // the largest was moved: rare
        var got = EightBitTraining.Quantize(Input("x", x), columns, block, format.Format, floor, powerOfTwo);
        That(got.Columns == columns && got.Block == block && ReferenceEquals(got.Format, format.Format),
            "columns, block and format as they were asked for", "columns, block or format of the result are not those that were asked for");
        var one = x.Length > 0 ? ScalesOf(x, rows, columns, 0, format, floor, powerOfTwo).Scales[0] : 0;
        if (block == 0 && x.Length == 0) return;
        Number("scales", got.Scales.Length, scales.Length).Within(Tolerance.Exact)
            .Trap(block > 0 && x.Length > 0 ? (x.Length + block - 1) / block : double.NaN,
                "blocks run on over the end of a row: each row begins a block of its own")
            .Trap(block > 0 ? rows * (columns / block) : double.NaN, "the last, shorter block of a row has no scale")
            .Trap(1, "one scale for all: a block has its own").Trap(rows, "a scale for each row");
        Number("codes", got.Codes.Length, x.Length).Within(Tolerance.Exact);
        if (got.Scales.Length != scales.Length || got.Codes.Length != x.Length) return;
        Elements("scale", got.Scales, scales, s_scale, scales.Length)
            .Trap(() => [.. scales.Select(_ => one)], "every block has the scale of the whole");
        Elements("code", [.. got.Codes.Select(code => (float)code)],
            [.. x.Select((value, i) => (double)format.Code(value / scales[scaleOf(i)]))], Tolerance.Exact, rows, columns)
            .Trap(() => [.. x.Select(value => (double)format.Code(value))], "codes of x, not of x / scale")
            .Trap(() => [.. x.Select((value, i) => (double)format.Code(value * scales[scaleOf(i)]))], "codes of x times its scale")
            .Trap(() => [.. x.Select(value => (double)format.Code(value / one))], "every number over the scale of the whole");
    }

    // Rows and blocks of other sizes of numbers, a thousand times and more: a wrong scale shows.
    private float[] Matrix(int rows, int columns)
    {
        var x = Draw.Normal(rows * columns);
        for (var i = 0; i < x.Length; i += 3)
        {
            var size = (float)Draw.Scale(1e-2, 1e2);
            for (var j = i; j < Math.Min(i + 3, x.Length); j++) x[j] *= size;
        }
        return x;
    }

    private static (double[] Scales, Func<int, int> Of) ScalesOf(
        float[] x, int rows, int columns, int block, SmallFloats format, float floor, bool powerOfTwo)
    {
        var width = block == 0 ? 1 : (columns + block - 1) / block;
        Func<int, int> of = block == 0 ? _ => 0 : i => i / columns * width + i % columns / block;
        var scales = new double[block == 0 ? 1 : rows * width];
        for (var at = 0; at < scales.Length; at++)
        {
            var most = floor;
            for (var i = 0; i < x.Length; i++)
                if (of(i) == at) most = Math.Max(most, Math.Abs(x[i]));
            scales[at] = most / format.Format.Largest;
            if (powerOfTwo) scales[at] = PowerFrom(scales[at]);
        }
        return (scales, of);
    }

    private void Products(SmallFloats e4m3, SmallFloats e5m2, SmallFloats drawn)
    {
        Product(e4m3, e5m2, 1, 1, 1, 0, 0);
        var k = Draw.Int(9, 20);
        Product(e4m3, e4m3, 3, 2, k, 0, 0);
        Product(e4m3, e4m3, 3, 2, k, 0, 0); // other numbers of the same shape
        Product(e4m3, e5m2, 2, 5, Draw.Int(17, 31), 8, 8);
        Product(e5m2, drawn, 4, 3, Draw.Int(30, 50), 8, 0);
        Product(drawn, e4m3, 3, 4, Draw.Int(30, 50), 6, 10);
        Product(e4m3, e4m3, 0, 3, 5, 2, 2);
        Product(e4m3, e4m3, Draw.Int(30, 40), 2, Draw.Int(300, 400), 32, 1);
    }

    private void Product(SmallFloats first, SmallFloats second, int m, int n, int k, int blockA, int blockB) => Case(
        $"product {m} x {k} by {n} x {k}, {Blocked(blockA)} and {Blocked(blockB)}", () =>
        Part(nameof(EightBitTraining.Multiply), () =>
        {
            var (a, b) = (Coded(first, m, k, blockA), Coded(second, n, k, blockB));
            Input("codes of a", a.Codes);
            Input("scales of b", b.Scales);
            var got = EightBitTraining.Multiply(a, b);
            Number("numbers of c", got.Length, m * n).Within(Tolerance.Exact);
            if (got.Length != m * n) return;
            double Sum(int i, int j, Func<int, double> scale, bool signed = true)
            {
                var sum = 0.0;
                for (var l = 0; l < k; l++)
                {
                    var term = first.Value(a.Codes[i * k + l]) * second.Value(b.Codes[j * k + l]) * scale(l);
                    sum += signed ? term : Math.Abs(term);
                }
                return sum;
            }
            double[] All(Func<int, int, int, double> scale, bool signed = true) =>
                [.. from i in Enumerable.Range(0, m) from j in Enumerable.Range(0, n) select Sum(i, j, l => scale(i, j, l), signed)];
            var most = All((i, j, l) => ScaleAt(a, i, l) * ScaleAt(b, j, l), signed: false).DefaultIfEmpty().Max();
            Elements("c", got, All((i, j, l) => ScaleAt(a, i, l) * ScaleAt(b, j, l)),
                Tolerance.Rounding(k + 4, Tolerance.Float32Roundoff, most), m, n)
                .Trap(() => All((_, _, _) => 1), "products of codes alone: each block's sum times both its scales")
                .Trap(() => All((i, _, l) => ScaleAt(a, i, l)), "the scales of b are left out")
                .Trap(() => All((_, j, l) => ScaleAt(b, j, l)), "the scales of a are left out")
                .Trap(() => All((i, j, _) => ScaleAt(a, i, 0) * ScaleAt(b, j, 0)), "the scale of a row's first block for all of it")
                .Trap(() => All((i, j, l) => ScaleAt(a, 0, l) * ScaleAt(b, 0, l)), "the scales of the first row for every row")
                .Trap(() => All((i, j, l) => ScaleAt(a, i, l) * ScaleAt(b, j, blockA == 0 || blockB == 0 ? l : l / blockA * blockA)),
                    "b's scale changes at the ends of a's blocks: blocks of both may be of other lengths");
        }));

    private ScaledCodes Coded(SmallFloats format, int rows, int columns, int block)
    {
        var scales = new float[block == 0 ? 1 : rows * ((columns + block - 1) / block)];
        foreach (ref var scale in scales.AsSpan()) scale = (float)Draw.Scale(1e-3, 1e1);
        var codes = new byte[rows * columns];
        foreach (ref var code in codes.AsSpan()) code = (byte)(Draw.Int(0, format.Values.Count - 1) | Draw.Of(0, 0x80));
        return new(codes, scales, columns, block, format.Format);
    }

    private static string Blocked(int block) => block == 0 ? "one scale" : $"blocks of {block}";

    private static double ScaleAt(ScaledCodes x, int row, int column) => x.Block == 0
        ? x.Scales[0] : x.Scales[row * ((x.Columns + x.Block - 1) / x.Block) + column / x.Block];
}
