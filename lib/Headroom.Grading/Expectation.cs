namespace Headroom.Grading;

/// <summary>
/// One named number of a case: what came and what was expected, how close it must be, and the wrong values that have a name.
/// </summary>
public sealed class Expectation(string what, double got, double expected)
{
    private readonly List<(double Wrong, string Cause)> _traps = [];
    private Tolerance _tolerance = Tolerance.Formula;

    public string What => what;
    public double Got => got;
    public double Expected => expected;

    public bool Holds => _tolerance.Accepts(got, expected);

    public Expectation Within(Tolerance bound)
    {
        _tolerance = bound;
        return this;
    }

    /// <summary>A value that a known mistake gives. If it is what came, the report names the mistake.</summary>
    public Expectation Trap(double wrong, string cause)
    {
        _traps.Add((wrong, cause));
        return this;
    }

    internal bool IsFact { get; init; }

    /// <summary>Of a fact: the mistake in words.</summary>
    internal string? Sentence { get; init; }

    internal Mismatch Mismatch => new(what, got, expected, _tolerance.Allowed(expected)) { IsFact = IsFact, Sentence = Sentence };

    /// <summary>The mistake whose value came, if any. A trap that coincides with the right value in this case says nothing.</summary>
    internal string? Trapped()
    {
        foreach (var (wrong, cause) in _traps)
            if (!_tolerance.Accepts(wrong, expected) && Tolerance.Relative(1e-6).Accepts(got, wrong)) return cause;
        return null;
    }
}
