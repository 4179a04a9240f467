using Headroom.Grading;
using Half = ILGPU.Half;

namespace Graders;

/// <summary>A matrix [rows, columns] of which two of four neighbours are kept, at places that are drawn, and what it comes to.</summary>
internal sealed class SparseMatrix
{
    private readonly Half[] _values; // [rows, columns / 2]
    private readonly int[] _places;  // of each value

    private SparseMatrix(int rows, int columns, Half[] values, int[] places) =>
        (Rows, Columns, _values, _places) = (rows, columns, values, places);

    /// <summary>Values are drawn, places too: all six pairs of a group come.</summary>
    public static SparseMatrix Drawn(Draw draw, int rows, int columns) =>
        new(rows, columns, Array.ConvertAll(draw.Normal(rows * columns / 2), value => (Half)value), DrawnPlaces(draw, rows * columns / 4));

    /// <summary>Whole numbers from -8 to 8, none of them 0: no sum of some thousand products with such numbers is rounded.</summary>
    public static SparseMatrix Whole(Draw draw, int rows, int columns) => new(
        rows, columns, [.. Enumerable.Range(0, rows * columns / 2).Select(_ => (Half)(float)(draw.Int(1, 8) * draw.Of(-1, 1)))],
        DrawnPlaces(draw, rows * columns / 4));

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Words of places in a row.</summary>
    public int Words => (Columns + 31) / 32;

    /// <summary>Value <paramref name="at"/>, 0 to columns / 2 - 1, of a row; the nearest that is there.</summary>
    public double Value(int row, int at) =>
        (float)_values[Math.Clamp(row, 0, Rows - 1) * (Columns / 2) + Math.Clamp(at, 0, Columns / 2 - 1)];

    /// <summary>Its place in its group.</summary>
    public int Place(int row, int at) => _places[Math.Clamp(row, 0, Rows - 1) * (Columns / 2) + Math.Clamp(at, 0, Columns / 2 - 1)];

    /// <summary>[columns / 2, rows].</summary>
    public Half[] PackedValues() => [.. Enumerable.Range(0, _values.Length).Select(i => _values[i % Rows * (Columns / 2) + i / Rows])];

    /// <summary>[columns / 32 rounded up, rows].</summary>
    public int[] PackedPlaces()
    {
        var words = new int[Words * Rows];
        for (var row = 0; row < Rows; row++)
            for (var at = 0; at < Columns / 2; at++) words[at / 16 * Rows + row] |= Place(row, at) << 2 * (at % 16);
        return words;
    }

    /// <summary>W, row by row, where a value and its place are read by a rule; places past a row's end are left out.</summary>
    public double[] Dense(Func<int, int, double>? value = null, Func<int, int, int>? column = null)
    {
        var dense = new double[Rows * Columns];
        for (var row = 0; row < Rows; row++)
            for (var at = 0; at < Columns / 2; at++)
            {
                var to = (column ?? Column)(row, at);
                if (to >= 0 && to < Columns) dense[row * Columns + to] = (value ?? Value)(row, at);
            }
        return dense;
    }

    /// <summary>The column of a value.</summary>
    public int Column(int row, int at) => at / 2 * 4 + Place(row, at);

    /// <summary>The value whose place is where that of value <paramref name="at"/> would be, were a word filled from the top.</summary>
    public int FromTheTop(int at) => at / 16 * 16 + 14 - at % 16 / 2 * 2 + at % 2 is var other && other < Columns / 2 ? other : at;

    /// <summary>W x, where values and columns are read by a rule.</summary>
    public double[] Times(float[] x, Func<int, int, double>? value = null, Func<int, int, int>? column = null)
    {
        var y = new double[Rows];
        for (var row = 0; row < Rows; row++)
            for (var at = 0; at < Columns / 2; at++)
                y[row] += (value ?? Value)(row, at) * x[Math.Clamp((column ?? Column)(row, at), 0, Columns - 1)];
        return y;
    }

    /// <summary>The largest sum of |w| |x| of a row: no partial sum is above it.</summary>
    public double Size(float[] x) =>
        Enumerable.Range(0, Rows).Max(row => Enumerable.Range(0, Columns / 2).Sum(at => Math.Abs(Value(row, at) * x[Column(row, at)])));

    private static int[] DrawnPlaces(Draw draw, int groups)
    {
        var places = new int[2 * groups];
        for (var group = 0; group < groups; group++)
        {
            var first = draw.Int(0, 2);
            (places[2 * group], places[2 * group + 1]) = draw.Of((first, draw.Int(first + 1, 3)), (0, 1), (0, 3), (2, 3));
        }
        return places;
    }
}
