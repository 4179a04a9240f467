namespace Headroom.Grading;

/// <summary>An array against its float64 reference: the first mismatches and the pattern of all of them.</summary>
internal sealed record ArrayComparison(IReadOnlyList<Mismatch> First, int Differing, int Total, string? Pattern, int Unwritten = 0)
{
    private const int Shown = 5;

    public bool Holds => Differing == 0;

    /// <summary>What the wrong elements themselves tell, if anything.</summary>
    public string? Likely => Unwritten switch
    {
        0 => null,
        _ when Unwritten == Total => "the output is never written",
        _ => $"{Numbers.Count(Unwritten, "element")} never written: which indices does the loop leave out?",
    };

    /// <param name="what">The array's name.</param>
    /// <param name="got">What came.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="tolerance">How close each element must be.</param>
    /// <param name="shape">Of the indices; a flat array where it is empty.</param>
    /// <param name="axes">Names of the indices, in the plural; rows and columns where there are none.</param>
    /// <param name="named">The name of the element at a flat index, where that says more than its index.</param>
    public static ArrayComparison Of(
        string what, ReadOnlySpan<float> got, ReadOnlySpan<double> expected, Tolerance tolerance, int[] shape,
        Func<int, string>? named = null,
        string[]? axes = null)
    {
        if (got.Length != expected.Length)
            return new([new Mismatch($"length of {what}", got.Length, expected.Length, 0)], 1, 1, null);
        if (shape.Length == 0) shape = [expected.Length];
        if (shape.Aggregate(1L, (product, side) => product * side) != expected.Length)
            throw new ArgumentException($"{what}: shape {string.Join('x', shape)} does not hold {expected.Length} elements", nameof(shape));
        return Compare(what, got, expected, tolerance, shape, named, axes);
    }

    private static ArrayComparison Compare(
        string what, ReadOnlySpan<float> got, ReadOnlySpan<double> expected, Tolerance tolerance, int[] shape, Func<int, string>? named,
        string[]? axes)
    {
        var first = new List<Mismatch>(Shown);
        var (low, high) = (new int[shape.Length], new int[shape.Length]);
        var (differing, unwritten) = (0, 0);
        for (var flat = 0; flat < got.Length; flat++)
        {
            if (tolerance.Accepts(got[flat], expected[flat])) continue;
            var index = IndexOf(flat, shape);
            if (got[flat] == Grader.Poison) unwritten++;
            if (differing == 0) (low, high) = ([.. index], [.. index]);
            for (var d = 0; d < shape.Length; d++) (low[d], high[d]) = (Math.Min(low[d], index[d]), Math.Max(high[d], index[d]));
            if (differing++ >= Shown) continue;
            var name = named?.Invoke(flat) ?? $"{what}[{string.Join(", ", index)}]";
            first.Add(new Mismatch(name, got[flat], expected[flat], tolerance.Allowed(expected[flat])));
        }
        return new(first, differing, got.Length, differing == 0
            || got.Length == 1 ? null : Describe(differing, got.Length, shape, axes, low, high), unwritten);
    }

    private static string Describe(int differing, int total, int[] shape, string[]? axes, int[] low, int[] high)
    {
        var count = differing == total ? $"all {total:#,0} elements differ" : $"{differing:#,0} of {total:#,0} elements differ";
        var bounds = new List<string>();
        for (var d = 0; d < shape.Length; d++)
            if (differing < total && (low[d] > 0 || high[d] < shape[d] - 1))
                bounds.Add(Bound(axes?[d] ?? AxisName(d, shape.Length), low[d], high[d]));
        return bounds.Count == 0 ? count : $"{count}, all in {string.Join(", ", bounds)}";
    }

    // Rows 64 to 69, row 3, query 3: names are plural.
    private static string Bound(string axis, int low, int high) =>
        low < high
            ? $"{axis} {low} to {high}"
            : $"{(axis.EndsWith("ies", StringComparison.Ordinal) ? axis[..^3] + "y" : axis.TrimEnd('s'))} {low}";

    private static string AxisName(int dimension, int rank) => (rank - dimension) switch
    {
        1 when rank == 1 => "elements",
        1 => "columns",
        2 => "rows",
        _ => $"axis {dimension}:",
    };

    private static int[] IndexOf(int flat, int[] shape)
    {
        var index = new int[shape.Length];
        for (var d = shape.Length - 1; d >= 0; d--) (index[d], flat) = (flat % shape[d], flat / shape[d]);
        return index;
    }
}
