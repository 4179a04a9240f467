using Headroom.Grading;
using Half = ILGPU.Half;

namespace Graders;

/// <summary>Weights [n, k] in 4 bits, packed as the kernels of 04.6 and 04.7 read them, and products with them in float64.</summary>
internal sealed class Int4Weights
{
    public const int Block = 32;
    private readonly int[] _codes; // [n, k], 0 to 15
    private readonly Half[] _scales; // [blocks, n]

    public Int4Weights(Draw draw, int outputs, int columns) : this(draw, outputs, columns, () => (float)draw.Scale(0.01, 0.1)) { }

    private Int4Weights(Draw draw, int outputs, int columns, Func<float> scale) : this(
        outputs, columns, [.. Enumerable.Range(0, outputs * columns).Select(_ => draw.Int(0, 15))],
        [.. Enumerable.Range(0, outputs * ((columns + Block - 1) / Block)).Select(_ => (Half)scale())]) { }

    private Int4Weights(int outputs, int columns, int[] codes, Half[] scales) =>
        (Outputs, Columns, _codes, _scales) = (outputs, columns, codes, scales);

    /// <summary>
    /// Scales of 0.5, 1 and 2: with whole numbers up to 8 for x no sum of up to 16,000 columns is rounded, in whichever order it is made,
    /// as it stays below 2^23 halves even where codes are used without their 8.
    /// </summary>
    public static Int4Weights Exact(Draw draw, int outputs, int columns) => new(draw, outputs, columns, () => draw.Of(0.5f, 1, 2));

    /// <summary>Scales between the two, and halves all the same.</summary>
    public static Int4Weights Scaled(Draw draw, int outputs, int columns, double low, double high) =>
        new(draw, outputs, columns, () => (float)draw.Scale(low, high));

    public int Outputs { get; }

    public int Columns { get; }

    public int Blocks => (Columns + Block - 1) / Block;

    public int WordRows => (Columns + 7) / 8;

    /// <summary>[blocks, n].</summary>
    public Half[] Scales => _scales;

    /// <summary>
    /// [k / 8 rounded up, n]: column 8 p + j is in bits 4 j to 4 j + 3 of word p. Spare codes are 0, which would mean -8.
    /// </summary>
    public int[] Words()
    {
        var words = new int[WordRows * Outputs];
        for (var output = 0; output < Outputs; output++)
            for (var column = 0; column < Columns; column++)
                words[column / 8 * Outputs + output] |= Code(output, column) << 4 * (column % 8);
        return words;
    }

    /// <summary>0 to 15, and 0 past the last column.</summary>
    public int Code(int output, int column) => column < Columns ? _codes[Math.Min(output, Outputs - 1) * Columns + column] : 0;

    public double Scale(int output, int block) =>
        (float)_scales[Math.Clamp(block, 0, Blocks - 1) * Outputs + Math.Clamp(output, 0, Outputs - 1)];

    public double Weight(int output, int column) => (Code(output, column) - 8) * Scale(output, column / Block);

    /// <summary>The first columns alone.</summary>
    public Int4Weights First(int columns)
    {
        int[] codes = [.. Enumerable.Range(0, Outputs).SelectMany(i => _codes[(i * Columns)..(i * Columns + columns)])];
        return new(Outputs, columns, codes, _scales[..((columns + Block - 1) / Block * Outputs)]);
    }

    /// <summary>The scales of an output's blocks from <paramref name="from"/> to before <paramref name="to"/>, added up.</summary>
    public double ScalesFrom(int output, int from, int to)
    {
        var sum = 0.0;
        for (var block = from; block < Math.Min(to, Blocks); block++) sum += Scale(output, block);
        return sum;
    }

    /// <summary>
    /// The product where spare codes of the last word count too: each -8 times the x that a tile kept from the tile before.
    /// </summary>
    public double[] Past(float[] x, int tile)
    {
        var y = Times(x, Weight);
        for (var i = 0; i < y.Length; i++)
            for (var column = Columns; column < 8 * WordRows; column++)
                if (column >= tile && column % tile > 0)
                    y[i] -= 8 * Scale(i % Outputs, Blocks - 1) * x[i / Outputs * Columns + column - tile];
        return y;
    }

    /// <summary>x [batch, k] times the weights, or what <paramref name="weight"/> takes for them: [batch, n].</summary>
    public double[] Times(float[] x, Func<int, int, double> weight)
    {
        var batch = x.Length / Columns;
        var y = new double[batch * Outputs];
        for (var output = 0; output < Outputs; output++)
            for (var column = 0; column < Columns; column++)
            {
                var w = weight(output, column);
                for (var row = 0; row < batch; row++) y[row * Outputs + output] += w * x[row * Columns + column];
            }
        return y;
    }

    /// <summary>The sizes that rounding works on: the largest sum of |w| |x|. Unsigned codes are at most twice as large.</summary>
    public double Size(float[] x) => Times(Array.ConvertAll(x, Math.Abs), (output, column) => Math.Abs(Weight(output, column))).Max();
}
