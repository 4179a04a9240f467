namespace Headroom.Grading;

/// <summary>
/// One array of a case: what came and what was expected, how close each element must be, and the wrong arrays that have a name.
/// </summary>
public sealed class ArrayExpectation
{
    private readonly Tolerance _tolerance;
    private readonly bool _isAsked;
    private readonly float[] _got = [];
    private readonly double[] _expected = [];
    private readonly double _largest; // finite |expected|
    private string? _cause;

    /// <param name="what">The array's name.</param>
    /// <param name="got">What came.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="tolerance">How close each element must be.</param>
    /// <param name="comparison">The two compared.</param>
    /// <param name="isAsked">Whether a cause is still looked for; one that was found in an earlier case is enough.</param>
    internal ArrayExpectation(
        string what, ReadOnlySpan<float> got, ReadOnlySpan<double> expected, Tolerance tolerance, ArrayComparison comparison, bool isAsked)
    {
        (What, Comparison, _tolerance) = (what, comparison, tolerance);
        _isAsked = isAsked && !comparison.Holds && got.Length == expected.Length;
        if (!_isAsked) return;
        (_got, _expected) = ([.. got], [.. expected]);
        _largest = _expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
    }

    internal string What { get; }

    internal ArrayComparison Comparison { get; }

    internal bool Holds => Comparison.Holds;

    /// <summary>Whether mistakes that give wrong arrays are known, and the array is wrong.</summary>
    internal bool HasTraps { get; private set; }

    /// <summary>The mistake whose array came, if any.</summary>
    internal string? Trapped => _cause;

    /// <summary>
    /// An array that a known mistake gives, worked out only where the result is wrong. The report names the mistake if that array came, to
    /// within
    /// the same tolerance, and is not right as well.
    /// </summary>
    /// <param name="wrong">Makes the array, of as many elements as the right one.</param>
    /// <param name="cause">The mistake in words.</param>
    /// <param name="within">How close what came must be to <paramref name="wrong"/>, in place of the array's own tolerance.</param>
    /// <exception cref="ArgumentException"><paramref name="wrong"/> has another length than the right array.</exception>
    public ArrayExpectation Trap(Func<double[]> wrong, string cause, Tolerance? within = null)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        HasTraps = !Holds;
        if (_isAsked && _cause is null && wrong() is var array && Came(array, within ?? _tolerance) && Differs(array)) _cause = cause;
        return this;
    }

    /// <summary>
    /// The mistake of an array that is right to within <paramref name="coarser"/> only: something was rounded that should not be.
    /// </summary>
    public ArrayExpectation TrapRounding(Tolerance coarser, string cause)
    {
        HasTraps = !Holds;
        if (_isAsked && _cause is null && Came(_expected, coarser)) _cause = cause;
        return this;
    }

    private bool Came(double[] wrong, Tolerance tolerance)
    {
        if (wrong.Length != _got.Length)
            throw new ArgumentException(
                $"a wrong array of {wrong.Length:#,0} elements for {What}, which has {_got.Length:#,0}", nameof(wrong));
        for (var i = 0; i < wrong.Length; i++)
            if (!tolerance.Accepts(_got[i], wrong[i]) && !(Math.Abs(_got[i] - wrong[i]) <= AtItsSize(tolerance, wrong[i]))) return false;
        return true;
    }

    private bool Differs(double[] wrong)
    {
        for (var i = 0; i < wrong.Length; i++)
            if (!_tolerance.Accepts(wrong[i], _expected[i])) return true;
        return false;
    }

    // A wrong value may be far larger than the right ones, and is rounded accordingly.
    private double AtItsSize(Tolerance tolerance, double wrong) =>
        _largest == 0 || !double.IsFinite(wrong) ? 0
            : tolerance.AbsolutePart * Math.Max(1, Math.Abs(wrong) / _largest) + tolerance.RelativePart * Math.Abs(wrong);
}
