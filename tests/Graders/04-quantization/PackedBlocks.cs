using Headroom.Grading;

namespace Graders;

/// <summary>4-bit weights [n, k] in blocks of 32 with scales, as 04.9 reads them, and a vector of 8-bit codes with scales.</summary>
internal sealed class PackedBlocks
{
    public const int Block = 32;

    /// <summary>Scales are powers of two where <paramref name="exact"/>: then no sum of up to 16 blocks is rounded.</summary>
    public PackedBlocks(Draw draw, int rows, int columns, bool exact = false)
    {
        (Rows, Columns) = (rows, columns);
        float Scale() => exact ? draw.Of(0.5f, 1, 2) : (float)draw.Scale(0.01, 0.1);
        Codes = [.. Enumerable.Range(0, rows * columns / 2).Select(_ => (byte)draw.Int(0, 255))];
        Scales = [.. Enumerable.Range(0, rows * Blocks).Select(_ => Scale())];
        X = [.. Enumerable.Range(0, columns).Select(_ => (sbyte)draw.Int(-127, 127))];
        XScales = [.. Enumerable.Range(0, Blocks).Select(_ => Scale())];
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Blocks => Columns / Block;

    public byte[] Codes { get; }

    public float[] Scales { get; }

    public sbyte[] X { get; }

    public float[] XScales { get; }

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
