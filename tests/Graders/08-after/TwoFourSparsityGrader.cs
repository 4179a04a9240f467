using Headroom.Grading;
using Half = ILGPU.Half;
using Packed = TwoFourSparsity.Packed;

namespace Graders;

/// <summary>What is kept of drawn weights with ties, how it is packed and unpacked, what it takes, and a kernel of it.</summary>
public sealed partial class TwoFourSparsityGrader : QuantizedKernelGrader
{
    private static readonly (int Rows, int Columns)[] s_shapes = [(2, 28), (1, 4), (3, 8), (5, 36), (2, 64), (33, 100), (4, 32)];

    protected override void Require()
    {
        Prune("by hand", [0.5f, -2, 1, 0.25f, 3, 3, 3, 3, -1, 1, -1, 2, 0, 0, 0, 0, 0, 0, -5, 0]);
        Prune("no weights", []);
        Prune("smaller than 16 bits tell apart", [1, 1 + 1f / 4096, 1 + 3f / 8192, 1 - 1f / 8192, -1, 1 + 1f / 65536, -1 - 1f / 32768, 1]);
        Prune("very small and very large", [1e-30f, -3e-30f, 2e-30f, 0, 1e30f, -2e30f, 3e30f, -4e30f]);
        for (var i = 0; i < 3; i++) Prune("drawn", Draw.Normal(4 * Draw.Int(5, 60), (float)Draw.Scale(1e-3, 1e3)));
        Prune("drawn, with many ties", Tied(4 * Draw.Int(40, 90)));
        foreach (var (rows, columns) in s_shapes)
        {
            Pack(rows, columns, Draw.Normal(rows * columns));
            Pack(rows, columns, Tied(rows * columns));
            Unpack(SparseMatrix.Drawn(Draw, rows, columns));
        }
        Pack(Draw.Int(2, 40), 4 * Draw.Int(9, 60), null);
        // All of them 1 in 16 bits: which two are the largest, 32 bits say.
        Pack(3, 36, [.. Enumerable.Range(0, 3 * 36).Select(_ => Draw.Of(-1, 1) * (1 + Draw.Int(0, 31) / 131_072f))]);
        Unpack(SparseMatrix.Drawn(Draw, Draw.Int(2, 40), 4 * Draw.Int(9, 60)));
        Shares();
        Products();
    }

    // Of a few magnitudes, so that most groups have a tie at the edge.
    private float[] Tied(int count) => [.. Enumerable.Range(0, count).Select(_ => Draw.Of(-2f, -1, -0.5f, 0, 0.5f, 1, 1, 2))];

    /// <summary>The two places of a group that a rule keeps, in the order in which they stand.</summary>
    private static (int First, int Second) Kept(ReadOnlySpan<float> four, Func<float, double> size, bool later = false)
    {
        var sizes = new double[4];
        for (var i = 0; i < 4; i++) sizes[i] = size(four[i]);
        int[] order = [.. Enumerable.Range(0, 4).OrderByDescending(i => sizes[i]).ThenBy(i => later ? -i : i)];
        return (Math.Min(order[0], order[1]), Math.Max(order[0], order[1]));
    }

    private static (int First, int Second) Right(ReadOnlySpan<float> four) => Kept(four, weight => Math.Abs((double)weight));

    private static double[] Pruned(float[] weights, Func<float, double> size, bool later = false)
    {
        var kept = new double[weights.Length];
        for (var group = 0; group < weights.Length; group += 4)
        {
            var (first, second) = Kept(weights.AsSpan(group, 4), size, later);
            (kept[group + first], kept[group + second]) = (weights[group + first], weights[group + second]);
        }
        return kept;
    }

    private void Prune(string name, float[] weights) =>
        Case($"Prune, {name}: {Numbers.Count(weights.Length, "weight")}", () => Part(nameof(TwoFourSparsity.Prune), () =>
        {
            var got = TwoFourSparsity.Prune(Input("weights", weights));
            That(weights.Length == 0 || !ReferenceEquals(got, weights), "an array of its own",
                "the array that came in: a new one is asked for");
            var right = Pruned(weights, weight => Math.Abs((double)weight));
            Elements("the pruned weights", got, right, Tolerance.Exact, weights.Length / 4, 4)
                .Trap(() => Pruned(weights, weight => Math.Abs((double)weight), later: true),
                    "of equal magnitudes the later one stays: the earlier")
                .Trap(() => Pruned(weights, weight => -Math.Abs((double)weight)), "the smallest stay: the largest")
                .Trap(() => Pruned(weights, weight => weight), "the largest stay, whatever their magnitude: -3 is more than 2")
                .Trap(() => Pruned(weights, weight => Math.Abs((float)(Half)weight)),
                    "magnitudes compared in 16 bits: equal ones may differ in 32")
                .Trap(() => [.. Pruned(weights, weight => Math.Abs((double)weight)).Select(weight => (double)(float)(Half)(float)weight)],
                    "rounded to 16 bits: what stays is as it was")
                .Trap(() => [.. weights.Select((weight, i) => Math.Abs(weight) < Math.Abs(weights[i ^ 1]) ? 0.0 : weight)],
                    "one of two stays: two of four, which may be neighbours");
        }));

    private void Pack(int rows, int columns, float[]? drawn)
    {
        var weights = drawn ?? Draw.Normal(rows * columns);
        Case($"Pack, [{rows}, {columns}]{(weights.Distinct().Count() < 9 ? ", ties" : "")}", () => Part(nameof(TwoFourSparsity.Pack), () =>
        {
            var packed = TwoFourSparsity.Pack(Input("weights", weights), rows);
            var (kept, words) = (columns / 2, (columns + 31) / 32);
            double Value(int row, int at) => Weight(row, at, out _);
            double Weight(int row, int at, out int place)
            {
                var (first, second) = Right(weights.AsSpan(row * columns + at / 2 * 4, 4));
                place = at % 2 == 0 ? first : second;
                return (float)(Half)weights[row * columns + at / 2 * 4 + place];
            }
            double[] All(int each, Func<int, int, double> of) => [.. Enumerable.Range(0, each * rows).Select(i => of(i % rows, i / rows))];
            Elements(
                    "Values", Array.ConvertAll(packed.Values, value => (float)value), All(kept, Value), Tolerance.Exact, ("value", kept),
                    ("row", rows))
                .Trap(() => [.. Enumerable.Range(0, kept * rows).Select(i => Value(i / kept, i % kept))],
                    "rows of values one after another: value 0 of every row comes first, so that neighbours are of neighbouring rows")
                .Trap(() => All(kept, (row, at) => Value(row, Math.Abs(Value(row, at | 1)) > Math.Abs(Value(row, at & ~1)) ? at ^ 1 : at)),
                    "the larger value first: they stand in the order of their places");
            That(packed.Places.Length == words * rows, $"{words * rows} words",
                $"{Numbers.Count(packed.Places.Length, "word")} of places: columns / 32 of each row, rounded up");
            if (packed.Places.Length != words * rows) return;
            var pairs = Enumerable.Range(0, columns / 4 * rows)
                .Select(i => (float)(packed.Places[i / rows / 8 * rows + i % rows] >> 4 * (i / rows % 8) & 15));
            double Pair(int row, int group, Func<int, int, int> of)
            {
                Weight(row, 2 * group, out var first);
                Weight(row, 2 * group + 1, out var second);
                return of(first, second);
            }
            double[] Pairs(Func<int, int, int> of) => All(columns / 4, (row, group) => Pair(row, group, of));
            Elements("places of a group, 4 bits", [.. pairs], Pairs((first, second) => first | second << 2), Tolerance.Exact,
                    ("group", columns / 4), ("row", rows))
                .Trap(() => Pairs((first, second) => second | first << 2), "the place of value 1 in the lower bits: that of value 0")
                .Trap(() => Pairs((first, second) => 1 << first | 1 << second), "a mask of four bits: two bits for each place")
                .Trap(() => Pairs((first, second) => 15 ^ (first | second << 2)), "places counted from the other end")
                .Trap(() => All(columns / 4, (row, group) => group / 8 * 8 + 7 - group % 8 is var other && other < columns / 4
                        ? Pair(row, other, (first, second) => first | second << 2) : 0),
                    "the groups of a word from the top: the first is in the lowest bits");
            var spare = columns / 4 % 8 is > 0 and var used ? -1 << 4 * used : 0;
            That(Enumerable.Range(0, rows).All(row => (packed.Places[(words - 1) * rows + row] & spare) == 0), "spare bits of 0",
                "bits behind the last group of a row that are not 0");
        }), "float16");
    }

    private void Unpack(SparseMatrix w) => Case($"Unpack, [{w.Rows}, {w.Columns}]", () => Part(nameof(TwoFourSparsity.Unpack), () =>
    {
        var packed = new Packed(Input("Values", w.PackedValues()), Input("Places", w.PackedPlaces()));
        Elements("W", TwoFourSparsity.Unpack(packed, w.Rows, w.Columns), w.Dense(), Tolerance.Exact, w.Rows, w.Columns)
            .Trap(() => w.Dense(column: (row, at) => at / 2 * 4 + at % 2), "values put into places 0 and 1: their own are in Places")
            .Trap(() => w.Dense(column: (row, at) => w.Column(row, at ^ 1)), "the two places of a group exchanged")
            .Trap(() => w.Dense(column: (row, at) => at / 2 * 4 + 3 - w.Place(row, at)), "places counted from the other end")
            .Trap(() => w.Dense(column: (row, at) => at / 2 * 4 + w.Place(row, at % 16)),
                "places start again at each word: always those of the first")
            .Trap(() => w.Dense(column: (row, at) => at / 2 * 4 + w.Place(row, w.FromTheTop(at))),
                "the groups of a word from the top: the first is in the lowest bits")
            .Trap(() => w.Dense((row, at) => w.Value(row + 1, at)), "values of the next row")
            .Trap(() => w.Dense(column: (row, at) => at / 2 * 4 + w.Place(row + 1, at)), "places of the next row");
    }), "float16");

    private void Shares()
    {
        (int, int, int)[] known =
            [(16, 2, 4), (8, 2, 4), (4, 2, 4), (8, 6, 8), (16, 1, 2), (4, 3, 3), (4, 1, 1), (2, 5, 9), (32, 1, 1024), (32, 1, 1025)];
        foreach (var (bits, kept, group) in known) Share(bits, kept, group);
        for (var i = 0; i < 6; i++)
        {
            var group = Draw.Int(3, 70);
            Share(Draw.Int(1, 32), Draw.Int(1, group), group);
        }
    }

    private void Share(int bits, int kept, int group) => Case($"Share, {kept}:{group} in {bits} bits", () =>
        Part(nameof(TwoFourSparsity.Share), () =>
        {
            var place = group == 1 ? 0 : (int)uint.Log2((uint)group - 1) + 1;
            double dense = (double)bits * group;
            Number("share of the dense bytes", TwoFourSparsity.Share(bits, kept, group), kept * (bits + place) / dense)
                .Trap((double)kept / group, "the places take bits too")
                .Trap((kept * bits + group * place) / dense, "a place for each weight of a group: only what is kept has one")
                .Trap((kept * bits + place) / dense, "one place for a group: each kept weight has one")
                .Trap(kept * (bits + 2) / dense, "two bits for a place, whatever the group")
                .Trap(kept * (bits + Math.Floor(Math.Log2(group))) / dense, "rounded down: 2 bits cannot tell 5 places apart")
                .Trap(kept * (bits + Math.Log2(group)) / dense, "bits of a place are whole ones")
                .Trap((kept * bits + group) / dense, "a mask of one bit for each weight: two bits for each that is kept")
                .Trap(dense / (kept * (bits + place)), "the dense bytes over the packed ones");
        }));
}
