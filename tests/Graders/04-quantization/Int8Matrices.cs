using Headroom.Grading;

namespace Graders;

/// <summary>Codes x [m, k] and w [n, k] of -127 to 127, packed four to a word, and their products in whole numbers.</summary>
internal sealed class Int8Matrices(int[][] x, int[][] w)
{
    public int Rows => x.Length;

    public int Outputs => w.Length;

    public int Columns => x[0].Length;

    public int Words => (Columns + 3) / 4;

    public static Int8Matrices Of(Draw draw, int m, int n, int k) =>
        new(Matrix(m, k, _ => draw.Int(-127, 127)), Matrix(n, k, _ => draw.Int(-127, 127)));

    /// <summary>Sums that rise to about 2,048 x 120 x 120 = 2^24.8 and fall again, to something small.</summary>
    public static Int8Matrices Far(Draw draw, int m, int n, int k) =>
        new(Matrix(m, k, c => c < k / 2 ? draw.Int(113, 127) : -draw.Int(113, 127)), Matrix(n, k, _ => draw.Int(113, 127)));

    /// <summary>Up to four codes, the first in the lowest 8 bits.</summary>
    public static int Word(ReadOnlySpan<int> codes)
    {
        var word = 0;
        for (var i = 0; i < codes.Length; i++) word |= (codes[i] & 255) << 8 * i;
        return word;
    }

    public int[] WordsOfX() => [.. x.SelectMany(Pack)];

    public int[] WordsOfW() => [.. w.SelectMany(Pack)];

    /// <summary>[m, n], exact but for the scales.</summary>
    public double[] Product(float[] rows, float[] columns) =>
        Each((row, col) => (double)rows[row] * columns[col] * Sum(row, col, (p, q) => p * q));

    public long Sum(int row, int col, Func<int, int, int> product) => Sum(row, col, product, _ => true);

    public long Sum(int row, int col, Func<int, int, int> product, Func<int, bool> kept)
    {
        var sum = 0L;
        for (var c = 0; c < Columns; c++)
            if (kept(c)) sum += product(x[row][c], w[col][c]);
        return sum;
    }

    public double[] Each(Func<int, int, double> element) =>
        [.. Enumerable.Range(0, Rows * Outputs).Select(i => element(i / Outputs, i % Outputs))];

    /// <summary>Products that known mistakes give.</summary>
    public void Mistakes(ArrayExpectation y, float[] rows, float[] columns)
    {
        double Scale(int row, int col) => (double)rows[row] * columns[col];
        void Scaled(Func<int, int, double> scale, string cause) =>
            y.Trap(() => Each((row, col) => scale(row, col) * Sum(row, col, (p, q) => p * q)), cause);
        void Summed(Func<int, int, double> sum, string cause) => y.Trap(() => Each((row, col) => Scale(row, col) * sum(row, col)), cause);
        void Kept(Func<int, bool> kept, string cause) => Summed((row, col) => Sum(row, col, (p, q) => p * q, kept), cause);

        Scaled((row, col) => rows[row] * columns[col],
            "the two scales are multiplied first, and their product is too small for a float: the sum times one, then times the other");
        Scaled((row, col) => 0, "0 throughout: small scales count too");
        Scaled((row, col) =>
            Scale(Math.Min(col, Rows - 1), Math.Min(row, Outputs - 1)),
            "the scales exchanged: x has one for each row, w one for each column of y");
        Scaled((row, col) => columns[col], "the scale of the row is missing");
        Scaled((row, col) => rows[row], "the scale of the column is missing");
        Scaled((row, col) => 1, "the sums are not scaled");
        Scaled((row, col) => Scale(0, col), "one scale for all of x: each row has its own");
        Scaled((row, col) => Scale(row, 0), "one scale for all of w: each column of y has its own");
        Scaled((row, col) => (double)rows[row] + columns[col], "the scales are added: a product of two scaled codes has both as factors");
        Summed((row, col) =>
            (short)Sum(row, col, (p, q) => p * q), "a sum in 16 bits wraps: three products of 127 x 127 are too many for it");
        Summed((row, col) => Sum(row, col, (p, q) => (sbyte)(p * q)), "a product of two codes kept in 8 bits: 127 x 127 needs 15");
        Summed((row, col) =>
            Sum(row, col, (p, q) => (byte)p * (byte)q), "a code below 0 is read as one above 127: a byte has no sign until it is extended");
        Summed((row, col) => Sum(row, col, (p, q) => p * (byte)q), "a code of w below 0 is read as one above 127");
        Summed((row, col) => Sum(row, col, (p, q) => (byte)p * q), "a code of x below 0 is read as one above 127");
        Kept(c => c < Columns / 4 * 4, "the last word, of fewer than four codes, is left out");
        Kept(c => c < Words / 16 * 64, "the last step, of fewer than 16 words, is left out");
        Kept(c => c < 64, "only the first step along k is added");
        Kept(c => c >= (Words - 1) / 16 * 64, "only the last step along k is kept: the sum starts once, before the loop");
        void Taken(Func<int, int, int> ofX, Func<int, int, int> ofW, string cause) =>
            Summed((row, col) => Enumerable.Range(0, Columns).Sum(c => (long)x[row][ofX(c, Columns)] * w[col][ofW(c, Columns)]), cause);
        Kept(c => c < Columns - 1, "the last column is left out");
        Kept(c => c < 1024, "only the first 256 words are added: words may be anything");
        Kept(c => c < 4096, "only the first 1,024 words are added: words may be anything");
        Taken((c, _) => c % 64, (c, _) => c, "x starts again at each step: the words of a step begin at 16 times its number");
        Taken((c, _) => c, (c, _) => c % 64, "w starts again at each step: the words of a step begin at 16 times its number");
        Taken((c, _) => c % 64, (c, _) => c % 64, "x and w start again at each step: the words of a step begin at 16 times its number");
        Taken((c, k) => Math.Min(c / 4 * 4 + 3 - c % 4, k - 1), (c, _) => c, "the codes of one word are taken from the other end");
        y.Trap(() => Each((row, col) => (double)rows[row / 16 * 16] * columns[col] * Sum(row / 16 * 16, col, (p, q) => p * q)),
            "the first row of each tile for all of it: row y of the tile is 16 * Grid.IdxY + Group.IdxY");
        y.Trap(() => Each((row, col) => Scale(row % 16, col % 16) * Sum(row % 16, col % 16, (p, q) => p * q)),
            "the first tile for all: tiles begin at row 16 * Grid.IdxY and column 16 * Grid.IdxX");
        y.Trap(() => Each((row, col) => Scale(row % 16, col % 16) * Sum(row, col, (p, q) => p * q)),
            "scales start again at each tile: y[row, col] has rowScales[row] and columnScales[col]");
        y.Trap(() => Each((row, col) => row < Outputs && col < Rows ? Scale(col, row) * Sum(col, row, (p, q) => p * q) : 0),
            "rows and columns exchanged: y[row, col] is row row of x times row col of w");
        // Sums below 2^24 are exact in floats, but not when they are scaled first.
        if (Columns <= 1024)
            y.TrapRounding(
                Tolerance.Rounding(Words, Tolerance.Float32Roundoff, 127.0 * 127 * Columns * rows.Max() * columns.Max()),
                "scaled before the sum is complete, so that every part of it is rounded: add whole numbers, and scale once");
        // From 2^24 to 2^25 floats are 2 apart: each word's sum, or each product, is off by 1 at most.
        if (Columns > 2048)
            y.TrapRounding(Tolerance.Absolute(Columns * (double)rows.Max() * columns.Max()),
                "sums of codes rounded: above 2^24 floats skip whole numbers, and sums of codes must not");
    }

    private int[] Pack(int[] codes) => [.. codes.Chunk(4).Select(four => Word(four))];

    private static int[][] Matrix(int rows, int columns, Func<int, int> code) =>
        [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(code).ToArray())];
}
