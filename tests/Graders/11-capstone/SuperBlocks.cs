using System.Runtime.InteropServices;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// Weights [n, k] as Q4_K has them, 144 bytes for 256 columns of a row, and a vector of floats; what they come to in float64.
/// </summary>
internal sealed class SuperBlocks(int rows, int columns, byte[] bytes, float[] x)
{
    public const int Block = 256, BlockBytes = 144, Part = 32, Parts = Block / Part;
    private const int Scales = 4, Codes = 16; // where they begin in a block

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public int Blocks => Columns / Block;

    public byte[] Bytes { get; } = bytes;

    public float[] X { get; } = x;

    /// <summary>All codes, scales and minima there are; blocks of x of different sizes.</summary>
    public static SuperBlocks Of(Draw draw, int rows, int columns, double unit = 1, double xUnit = 1)
    {
        var x = new float[columns];
        for (var from = 0; from < columns; from += Block)
            draw.Normal(Block, (float)(xUnit * draw.Scale(0.1, 10))).CopyTo(x, from);
        return new(rows, columns, Weights(rows * (columns / Block), draw.Int(0, 1 << 30), () => unit * draw.Scale(1e-3, 1e-2), draw), x);
    }

    /// <summary>d and dmin use all of their bits; each 32 of x are whole numbers from -127 to 127, of which one is the largest.</summary>
    public static SuperBlocks Whole(Draw draw, int rows, int columns)
    {
        var x = new float[columns];
        foreach (ref var value in x.AsSpan()) value = draw.Int(-127, 127);
        for (var from = 0; from < columns; from += Part) x[from + draw.Int(0, Part - 1)] = draw.Of(-127, 127);
        return new(rows, columns, Weights(rows * (columns / Block), draw.Int(0, 1 << 30), () => draw.Scale(1.0 / 512, 1.0 / 128), draw), x);
    }

    /// <summary>Codes 15 with scale 63, and x alike in each 256: the largest sums that there are.</summary>
    public static SuperBlocks Largest(Draw draw, int rows, int columns)
    {
        var w = Whole(draw, rows, columns);
        for (var block = 0; block < rows * w.Blocks; block++) w.Bytes.AsSpan(block * BlockBytes + Scales, BlockBytes - Scales).Fill(255);
        for (var from = 0; from < columns; from += Block) w.X.AsSpan(from, Block).Fill(draw.Of(-127, 127));
        return w;
    }

    /// <summary>Bytes of so many blocks: any codes and scales, and d and dmin of a size.</summary>
    public static byte[] Weights(int blocks, int seed, Func<double> d, Draw draw)
    {
        var bytes = new byte[blocks * BlockBytes];
        new Random(seed).NextBytes(bytes);
        for (var block = 0; block < blocks; block++)
        {
            var scale = (Half)d();
            Write(bytes, block, scale, (Half)((double)scale * draw.Of(2, 4, 8)));
        }
        return bytes;
    }

    public static void Write(byte[] bytes, int block, Half d, Half dMin)
    {
        MemoryMarshal.Write(bytes.AsSpan(block * BlockBytes), d);
        MemoryMarshal.Write(bytes.AsSpan(block * BlockBytes + 2), dMin);
    }

    public int Byte(int row, int block, int at) =>
        Bytes[(Math.Clamp(row, 0, Rows - 1) * Blocks + Math.Clamp(block, 0, Blocks - 1)) * BlockBytes + at];

    public int Code(int row, int c)
    {
        var (pair, high) = (c % Block / (2 * Part), c / Part % 2 == 1);
        var packed = Byte(row, c / Block, Codes + pair * Part + c % Part);
        return high ? packed >> 4 : packed & 15;
    }

    public int Scale(int row, int c) => Six(row, c, 0);

    public int Minimum(int row, int c) => Six(row, c, 4);

    /// <summary>d, or what other two bytes of the block come to.</summary>
    public double D(int row, int c, int at = 0) => (double)BitConverter.UInt16BitsToHalf(Bits(row, c, at));

    public double DMin(int row, int c) => D(row, c, 2);

    public ushort Bits(int row, int c, int at) => (ushort)(Byte(row, c / Block, at) | Byte(row, c / Block, at + 1) << 8);

    public double Weight(int row, int c) => D(row, c) * Scale(row, c) * Code(row, c) - DMin(row, c) * Minimum(row, c);

    // Twelve bytes hold 0 to 3 of scales, 0 to 3 of minima, then both halves of 4 to 7; their two high bits lie above 0 to 3.
    private int Six(int row, int c, int first)
    {
        var (block, part) = (c / Block, c % Block / Part);
        if (part < 4) return Byte(row, block, Scales + first + part) & 63;
        var low = Byte(row, block, Scales + 4 + part) >> first & 15;
        return low | Byte(row, block, Scales + first + part - 4) >> 6 << 4;
    }

    public double[] Product() => [.. Enumerable.Range(0, Rows).Select(row => Row(row).Y)];

    /// <summary>An output, and how far it may be off.</summary>
    public (double Y, double Allowed) Row(int row)
    {
        var (y, size, squares) = (0.0, 0.0, 0.0);
        for (var from = 0; from < Columns; from += Part)
        {
            var (scale, minimum) = (D(row, from) * Scale(row, from), DMin(row, from) * Minimum(row, from));
            var (dot, sum, large, codes) = (0.0, 0.0, 0.0, 0);
            for (var c = from; c < from + Part; c++)
            {
                var code = Code(row, c);
                (dot, sum, large, codes) = (dot + code * (double)X[c], sum + X[c], large + Math.Abs(X[c]), codes + code * code);
            }
            y += scale * dot - minimum * sum;
            size += (15 * Math.Abs(scale) + Math.Abs(minimum)) * large;
            squares += Step(from) * Step(from) / 12 * (scale * scale * codes + Part * minimum * minimum);
        }
        // Roundings of a float sum go both ways.
        return (y, 6 * Math.Sqrt(squares) + 4 * Math.Sqrt(Columns + 16) * Tolerance.Float32Roundoff * size + 1e-37);
    }

    // Between two codes of x, which 256 numbers share.
    private double Step(int c)
    {
        var (block, largest) = (c / Block, 0f);
        if (_steps is null || _steps.Length != Blocks) _steps = new double[Blocks];
        if (_steps[block] > 0) return _steps[block];
        foreach (var value in X.AsSpan(block * Block, Block)) largest = Math.Max(largest, Math.Abs(value));
        return _steps[block] = largest / 127.0;
    }

    private double[]? _steps;

    /// <summary>After X was changed.</summary>
    public void Renew() => _steps = null;

    /// <summary>The product with other weights, or of another x.</summary>
    public double[] Times(Func<int, int, double> weight, Func<int, double>? other = null)
    {
        var y = new double[Rows];
        for (var row = 0; row < Rows; row++)
            for (var c = 0; c < Columns; c++) y[row] += weight(row, c) * (other is null ? X[c] : other(c));
        return y;
    }

    /// <summary>What may be allowed for any row.</summary>
    public double Allowed() => Rows == 0 ? 0 : Enumerable.Range(0, Rows).Max(row => Row(row).Allowed);
}
