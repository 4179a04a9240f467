namespace Headroom.Grading;

public abstract partial class Grader
{
    private readonly List<BudgetRow> _budget = [];
    private readonly List<string> _noisy = [];
    private string? _lacking;
    private CaseResult _current = new("", "");

    /// <summary>Of the case that runs.</summary>
    private protected string CaseName => _current.Name;
    private string? _naiveIs;

    /// <summary>
    /// States that <paramref name="got"/> must be <paramref name="expected"/>, to within rounding of a formula unless
    /// <see cref="Expectation.Within"/> says otherwise.
    /// </summary>
    protected Expectation Number(string what, double got, double expected)
    {
        _expected?.Add(what, expected);
        return _current.Add(new Expectation(what, got, expected));
    }

    /// <summary>
    /// States that every element of <paramref name="got"/> must match; <paramref name="shape"/> names the indices in the report.
    /// </summary>
    protected ArrayExpectation Elements(
        string what, ReadOnlySpan<float> got, ReadOnlySpan<double> expected, Tolerance tolerance, params int[] shape) =>
        Elements(what, got, expected, tolerance, ArrayComparison.Of(what, got, expected, tolerance, shape));

    /// <summary>The same where the indices have names, such as heads and queries.</summary>
    protected ArrayExpectation Elements(
        string what, ReadOnlySpan<float> got, ReadOnlySpan<double> expected, Tolerance tolerance, (string Name, int Length) outermost,
        params (string Name, int Length)[] inner)
    {
        string[] names = [outermost.Name, .. inner.Select(axis => axis.Name)];
        int[] shape = [outermost.Length, .. inner.Select(axis => axis.Length)];
        return Elements(what, got, expected, tolerance, ArrayComparison.Of(what, got, expected, tolerance, shape, axes: names));
    }

    /// <summary>The same for a flat array whose elements have better names than their indices.</summary>
    protected ArrayExpectation Elements(
        string what, Func<int, string> named, ReadOnlySpan<float> got, ReadOnlySpan<double> expected, Tolerance tolerance) =>
        Elements(what, got, expected, tolerance, ArrayComparison.Of(what, got, expected, tolerance, [], named));

    // One cause is printed: after it was found, wrong arrays are not worked out any more.
    private ArrayExpectation Elements(
        string what, ReadOnlySpan<float> got, ReadOnlySpan<double> expected, Tolerance tolerance, ArrayComparison comparison)
    {
        _expected?.Add(what, expected);
        return _current.Add(
            new ArrayExpectation(what, got, expected, tolerance, comparison, isAsked: !_cases.Exists(c => c.IsExplained)));
    }

    /// <summary>Watches an input: the case fails when the learner's code changes it. Returns the same array.</summary>
    protected T[] Input<T>(string name, T[] values)
    {
        _current.Watch(new Watched(name, values));
        return values;
    }

    /// <summary>A value that no right answer holds.</summary>
    protected internal const float Poison = -7.77e33f;

    /// <summary>An output array filled with <see cref="Poison"/>, so that untouched elements show.</summary>
    protected static float[] Poisoned(int count)
    {
        var values = new float[count];
        Array.Fill(values, Poison);
        return values;
    }

    /// <summary>
    /// States a fact that is no number. <paramref name="otherwise"/>, the mistake in words, is what a report shows when it does not hold.
    /// </summary>
    protected void That(bool holds, string what, string otherwise)
    {
        var fact = _current.Add(
            new Expectation(what, holds ? 1 : 0, 1) { IsFact = true, Sentence = otherwise.Length > 0 ? otherwise : null })
            .Within(Tolerance.Exact);
        if (!holds && otherwise.Length > 0) fact.Trap(0, otherwise);
    }

    /// <summary>
    /// A count that may not exceed <paramref name="limit"/>; <paramref name="naive"/> is that of the version that <see cref="NaiveIs"/>
    /// names, computed for comparison.
    /// </summary>
    protected void AtMost(string what, double yours, double limit, double? naive = null, string? note = null) =>
        Add(new BudgetRow(what, yours, limit, AtLeast: false, naive, note));

    /// <summary>A figure that must reach <paramref name="limit"/>.</summary>
    protected void AtLeast(string what, double yours, double limit, double? naive = null, string? note = null) =>
        Add(new BudgetRow(what, yours, limit, AtLeast: true, naive, note));

    /// <summary>
    /// Says which simpler version the <c>naive</c> numbers from here on are computed for, such as <c>each thread reads its operands from
    /// memory</c>.
    /// </summary>
    protected void NaiveIs(string version) => _naiveIs = version;

    internal void Add(BudgetRow row) =>
        _budget.Add(row with { NaiveIs = row.Naive is null ? null : _naiveIs, Case = _current.Name.Length > 0 ? _current.Name : null });

    /// <summary>Keeps what a kernel of the current case printed, for the report.</summary>
    internal void Printed(IEnumerable<string> lines) => _current.Print(lines);

    /// <summary>A measurement whose spread allows no verdict: the check ends as too noisy unless something else fails.</summary>
    protected void TooNoisy(string what) => _noisy.Add(what);

    /// <summary>
    /// What this machine cannot be asked, and why: a check on which all else is right ends as one that cannot run here.
    /// </summary>
    protected void CannotJudge(string what, string why) => _lacking ??= $"{what} cannot be judged here: {why}";
}
