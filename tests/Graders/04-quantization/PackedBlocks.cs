using Headroom.Grading;

namespace Graders;

/// <summary>4-bit weights [n, k] in blocks of 32 with scales, as 04.9 reads them, and a vector of 8-bit codes with scales.</summary>
internal sealed class PackedBlocks(int rows, int columns, byte[] codes, float[] scales, sbyte[] x, float[] xScales)
{
    public const int Block = 32;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public int Blocks => Columns / Block;

    public byte[] Codes { get; } = codes;

    public float[] Scales { get; } = scales;

    public sbyte[] X { get; } = x;

    public float[] XScales { get; } = xScales;

    /// <summary>Scales between 0.01 and 0.1 times the units.</summary>
    public static PackedBlocks Of(Draw draw, int rows, int columns, double unit = 1, double xUnit = 1) =>
        With(draw, rows, columns, () => (float)(unit * draw.Scale(0.01, 0.1)), () => (float)(xUnit * draw.Scale(0.01, 0.1)));

    /// <summary>Scales are powers of two: then no sum of up to 16 blocks is rounded.</summary>
    public static PackedBlocks Exact(Draw draw, int rows, int columns) =>
        With(draw, rows, columns, () => draw.Of(0.5f, 1, 2), () => draw.Of(0.5f, 1, 2));

    /// <summary>Every code 0 or 15 and every x 127 or -127, alike in whole blocks: the largest sums that there are, and exact.</summary>
    public static PackedBlocks Largest(Draw draw, int rows, int columns)
    {
        var w = Exact(draw, rows, columns);
        for (var i = 0; i < w.Codes.Length; i += Block / 2) w.Codes.AsSpan(i, Block / 2).Fill(draw.Of<byte>(0, 255));
        for (var i = 0; i < columns; i += Block) w.X.AsSpan(i, Block).Fill(draw.Of<sbyte>(-127, 127));
        return w;
    }

    private static PackedBlocks With(Draw draw, int rows, int columns, Func<float> scale, Func<float> xScale)
    {
        var (codes, x) = (new byte[rows * columns / 2], new sbyte[columns]);
        foreach (ref var pair in codes.AsSpan()) pair = (byte)draw.Int(0, 255);
        foreach (ref var code in x.AsSpan()) code = (sbyte)draw.Int(-127, 127);
        var (scales, xScales) = (new float[rows * columns / Block], new float[columns / Block]);
        foreach (ref var one in scales.AsSpan()) one = scale();
        foreach (ref var one in xScales.AsSpan()) one = xScale();
        return new(rows, columns, codes, scales, x, xScales);
    }

    /// <summary>0 to 15.</summary>
    public int Code(int row, int column)
    {
        var (block, j) = (column / Block, column % Block);
        var packed = Codes[(row * Blocks + block) * 16 + j % 16];
        return j < 16 ? packed & 15 : packed >> 4;
    }

    /// <summary>Of a block, the nearest one where there is none such.</summary>
    public double Scale(int row, int block) => Scales[Math.Clamp(row, 0, Rows - 1) * Blocks + Math.Clamp(block, 0, Blocks - 1)];

    public double XScale(int block) => XScales[Math.Clamp(block, 0, Blocks - 1)];

    public double[] Product() => Each((row, block) => Scale(row, block) * XScale(block), (row, c) => (Code(row, c) - 8) * X[c]);

    /// <summary>One element of it.</summary>
    public double Product(int row)
    {
        var sum = 0.0;
        for (var block = 0; block < Blocks; block++)
        {
            var dot = 0;
            for (var c = block * Block; c < (block + 1) * Block; c++) dot += (Code(row, c) - 8) * X[c];
            sum += dot * (double)Scales[row * Blocks + block] * XScales[block];
        }
        return sum;
    }

    /// <summary>Sums over blocks of a scale times a whole number, which <paramref name="kept"/> may wrap.</summary>
    public double[] Each(Func<int, int, double> scale, Func<int, int, long> product, Func<long, long>? kept = null)
    {
        var y = new double[Rows];
        for (var row = 0; row < Rows; row++)
            for (var block = 0; block < Blocks; block++)
            {
                var sum = 0L;
                for (var c = block * Block; c < (block + 1) * Block; c++) sum += product(row, c);
                y[row] += scale(row, block) * (kept?.Invoke(sum) ?? sum);
            }
        return y;
    }

    /// <summary>The sizes that rounding works on: the largest sum of magnitudes.</summary>
    public double Size() =>
        Each((row, block) => Scale(row, block) * XScale(block), (row, c) => Math.Abs((Code(row, c) - 8) * X[c])).Append(0).Max();
}
