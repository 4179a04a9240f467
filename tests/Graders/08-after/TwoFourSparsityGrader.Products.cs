using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using Half = ILGPU.Half;

namespace Graders;

// The kernel: shapes whose last group, word, tile and block of rows are not full; then what one moves and computes.
public sealed partial class TwoFourSparsityGrader
{
    private const int Warps = 8; // per group
    private const double Roundoff = Tolerance.Float32Roundoff;

    private const string Once =
        "values and places may move once each, and what was pruned not at all: let each group bring x into shared memory once";

    private void Products()
    {
        Product(40, 300, filled: true);
        foreach (var (rows, columns) in ((int, int)[])[(1, 4), (256, 256), (300, 520), (7, 36)]) Product(rows, columns);
        Product(Draw.Int(257, 400), 4 * Draw.Int(15, 60));
        // Longer than a table of 1,024, 4,096 or 12,288 columns holds; and every number of groups that a word leaves over.
        foreach (var least in (int[])[1284, 4356, 12_548]) Whole(Draw.Int(2, 3), least + 4 * Draw.Int(0, 7));
        foreach (var left in Enumerable.Range(1, 8)) Whole(Draw.Int(1, 9), Draw.Int(0, 17) * 32 + 4 * left);
        Infinite(2, 4 * Draw.Int(6, 20));
        Infinite(3, 4 * Draw.Int(70, 100));
        Met(4 * Draw.Int(2, 9), Draw.Int(40, 60));
        Product(768, 1024, counted: true);
        foreach (var (rows, columns) in ((int, int)[])[(256, 32), (512, 64), (32, 512), (528, 160)]) Product(rows, columns, within: true);
    }

    private void Product(int rows, int columns, bool filled = false, bool counted = false, bool within = false) =>
        Case($"Kernel, [{rows}, {columns}] times [{columns}]", () => Part(nameof(TwoFourSparsity.Kernel), () =>
        {
            var w = SparseMatrix.Drawn(Draw, rows, columns);
            float[] x = Array.ConvertAll(Draw.Normal(columns), value => (float)(Half)value);
            // A product and a sum for each kept weight, each rounded once.
            Multiplied(w, x, Tolerance.Rounding(columns, Roundoff, w.Size(x)), filled);
            if (counted) Budget(w);
            if (within) NoMoreThan(1.05 * Needed(w), Once);
        }), "float16");

    // Exact to the last bit, so that one value of thousands shows.
    private void Whole(int rows, int columns) => Case($"Kernel, [{rows}, {columns}] times [{columns}], whole numbers", () =>
        Part(nameof(TwoFourSparsity.Kernel), () =>
        {
            float[] x = [.. Enumerable.Range(0, columns).Select(_ => (float)(Draw.Int(1, 8) * Draw.Of(-1, 1)))];
            Multiplied(SparseMatrix.Whole(Draw, rows, columns), x, Tolerance.Exact);
        }), "float16");

    private void Infinite(int rows, int columns) => Case($"Kernel, [{rows}, {columns}], x infinite where all is pruned", () =>
        Part(nameof(TwoFourSparsity.Kernel), () =>
        {
            var (w, x) = (SparseMatrix.Drawn(Draw, rows, columns), Array.ConvertAll(Draw.Normal(columns), value => (float)(Half)value));
            var met = Enumerable.Range(0, rows * columns / 2).Select(i => w.Column(i % rows, i / rows)).ToHashSet();
            var pruned = Enumerable.Range(0, columns).Where(column => !met.Contains(column)).ToArray();
            foreach (var column in pruned) x[column] = 0;
            var (expected, size) = (w.Times(x), w.Size(x));
            foreach (var column in pruned) x[column] = float.PositiveInfinity;
            var got = Got(w, x, Poisoned(rows));
            That(pruned.Length == 0 || !got.Any(float.IsNaN), "no NaN",
                "a weight that was pruned multiplied as 0: 0 times infinity is NaN, and it is work for nothing");
            if (!got.Any(float.IsNaN)) Elements("y", got, expected, Tolerance.Rounding(columns, Roundoff, size));
        }), "float16");

    // One infinity for each row: of the value's sign where a kept weight meets it, and nothing else of that row counts.
    private void Met(int columns, int rows) => Case($"Kernel, [{rows}, {columns}], one infinite x", () =>
        Part(nameof(TwoFourSparsity.Kernel), () =>
        {
            var (w, x) = (SparseMatrix.Whole(Draw, rows, columns), Array.ConvertAll(Draw.Normal(columns), value => (float)(Half)value));
            var infinite = w.Column(0, 0);
            x[infinite] = float.NegativeInfinity;
            var got = Got(w, x, Poisoned(rows));
            x[infinite] = 0;
            var (finite, size) = (w.Times(x), w.Size(x));
            for (var row = 0; row < rows; row++)
            {
                var at = Enumerable.Range(0, columns / 2).FirstOrDefault(at => w.Column(row, at) == infinite, -1);
                var right = at < 0 ? finite[row] : w.Value(row, at) > 0 ? double.NegativeInfinity : double.PositiveInfinity;
                var fits = double.IsInfinity(right) ? got[row] == right : Math.Abs(got[row] - right) <= columns * Roundoff * size;
                That(fits, $"y[{row}]", double.IsInfinity(right)
                    ? "an infinite x that a kept weight meets is infinite in y: only what no kept weight meets does not show"
                    : "an infinite x, or another, shows in a row none of whose kept weights meets it");
            }
        }), "float16");

    private float[] Got(SparseMatrix w, float[] x, float[] before)
    {
        var values = Upload2D("values", w.PackedValues(), w.Columns / 2, w.Rows);
        var places = Upload2D("places", w.PackedPlaces(), w.Words, w.Rows);
        var (activations, y) = (Upload("x", Array.ConvertAll(x, value => (Half)value)), Upload(before));
        Launch(TwoFourSparsity.Kernel, () => TwoFourSparsity.Multiply(Accelerator, values.View, places.View, activations.View, y.View));
        return Download(y);
    }

    private void Multiplied(SparseMatrix w, float[] x, Tolerance tolerance, bool filled = false)
    {
        var before = filled ? Draw.Normal(w.Rows) : Poisoned(w.Rows); // poison swallows what is added to it
        var (got, expected) = (Got(w, x, before), w.Times(x));
        var y = Elements("y", got, expected, tolerance);
        if (filled) OldOutput.Mistakes(y, got, expected, before);
        int Placed(int at, int place) => at / 2 * 4 + place;
        y.Trap(() => w.Times(x, column: (_, at) => Placed(at, at % 2)), "x of places 0 and 1: a value's own place is in places")
            .Trap(() => w.Times(x, column: (row, at) => w.Column(row, at ^ 1)), "the two places of a group exchanged")
            .Trap(() => w.Times(x, (row, at) => w.Value(row, at ^ 1)), "the two values of a group exchanged")
            .Trap(() => w.Times(x, column: (row, at) => Placed(at, 3 - w.Place(row, at))), "places counted from the other end")
            .Trap(() => w.Times(x, column: (row, at) => Placed(at, w.Place(row, w.FromTheTop(at)))),
                "the groups of a word from the top: the first is in the lowest bits")
            .Trap(() => w.Times(x, column: (row, at) => Placed(at, w.Place(row, at / 16 * 16 + at % 2))),
                "the places of a word's first group for all of its groups")
            .Trap(() => w.Times(x, column: (row, at) => Placed(at, w.Place(row, at % 128))),
                "places start again at each tile of 256 columns")
            .Trap(() => w.Times(x, (row, at) => w.Value(row, at % 128)), "values start again at each tile of 256 columns")
            .Trap(() => w.Times(x, column: (row, at) => w.Column(row, at) % 256), "x starts again at each tile of 256 columns")
            .Trap(() => w.Times(x, column: (row, at) => Placed(at, w.Place(row + 1, at))), "places of the next row")
            .Trap(() => w.Times(x, (row, at) => w.Value(row + 1, at)), "values of the next row");
        foreach (var (kept, cause) in ((Func<int, bool>, string)[])
            [
                (at => at < w.Columns / 32 * 16, "the last word of a row, of fewer than 8 groups, is left out"),
                (at => at < w.Columns / 256 * 128, "the last columns, fewer than 256, are left out"),
                (at => at < w.Columns / 2 - 2, "the last group is left out"),
                (at => at < 512, "only the first 1,024 columns are added: there may be any number"),
                (at => at < 2048, "only the first 4,096 columns are added: there may be any number"),
                (at => at < 6144, "only the first 12,288 columns are added, as many as shared memory holds: there may be any number"),
                (at => at % 2 == 0, "the second value of each group is left out"),
                (at => at % 2 == 1, "the first value of each group is left out"),
                (at => at >= (w.Columns - 1) / 256 * 128, "only the last tile is kept: the sum starts once, before the loop"),
            ])
            y.Trap(() => w.Times(x, (row, at) => kept(at) ? w.Value(row, at) : 0), cause);
        y.TrapRounding(Tolerance.Rounding(4, 1.0 / 2048, w.Size(x)), "a sum or a product rounded to 16 bits: the sums need 32");
    }

    private static double Needed(SparseMatrix w) =>
        1.0 * w.Columns * w.Rows + 4.0 * w.Words * w.Rows + 2.0 * w.Columns + 4.0 * w.Rows;

    // Compulsory: 2 B for each kept weight, 4 B for the places of 16, x once, y once. Rows of both start at whole sectors: W has a multiple
    // of 16 of them. Each group of 256 rows brings x on chip again, 0.5 % more here. Naive: the dense matrix and all of its products.
    // Shared memory: each warp stores 32 of each 256 x and reads one for each kept weight. Of 17 reads of a word's columns 16 take two
    // sectors, 2 bytes a lane, and one takes four.
    private void Budget(SparseMatrix w)
    {
        double weights = (double)w.Rows * w.Columns, needed = Needed(w), dense = 2 * weights + 2.0 * w.Columns + 4.0 * w.Rows;
        var (groups, tiles) = ((w.Rows + 255) / 256, (w.Columns + 255) / 256);
        NaiveIs("the dense matrix in 16 bits; sectors: lanes of a warp in rows of their own");
        AtMost(Counter.SectorsPerRequest, 4, naive: 32,
            likely: "lanes of a warp read far apart: neighbours in memory belong to neighbouring rows, so let neighbouring lanes own them");
        AtMost(Counter.Bytes, 1.05 * needed, naive: dense, once: needed, likely: Once);
        AtMost(Counter.Flops, weights, naive: 2 * weights, once: weights,
            likely: "a multiplication and an addition for each kept weight: half of the dense products are not made");
        AtMost(Counter.WavefrontsPerRequest, 1,
            likely: "bank conflicts: lanes of a warp ask for four neighbouring x at most, and one pass serves them");
        AtMost(Counter.SharedRequests, groups * Warps * (w.Columns / 2 + tiles), naive: groups * Warps * (w.Columns + tiles),
            likely: "shared memory is for x alone, which is read once for each kept weight");
        SpreadOver(groups, warps: Warps, uneven: 1.25); // one of them may bring x for all
        var moved = Counts.Global.BytesMoved;
        Meaning($"{moved / weights:0.000} B per weight, where 16 bits take 2: {2 * weights / moved:0.00} times fewer bytes, for half of "
            + $"the weights. int4 in blocks of 32 takes {18.0 / 32:0.000} B and keeps all of them.");
    }
}
