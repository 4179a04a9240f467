using Headroom.Grading;

namespace Graders;

/// <summary>Arrays against their float64 reference, and the wrong arrays that known mistakes give.</summary>
public abstract class QuantizationGrader : Grader
{
    /// <summary>Half a step, where a code is compared with the unrounded quotient: on a tie both neighbours are right.</summary>
    /// <remarks>A quotient below 300 in float, and a sum: 3 roundings of 300 x 2^-24 are 5e-5.</remarks>
    protected static Tolerance HalfStep { get; } = Tolerance.Absolute(0.5 + 1e-4);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization"];

    /// <summary>
    /// States that every element matches. Where the whole array is one that a mistake would give, the report names it.
    /// </summary>
    protected void Values(string what, ReadOnlySpan<float> got, double[] expected, Tolerance tolerance, params ReadOnlySpan<Mistake> mistakes)
    {
        Values(i => $"{what}[{i}]", got, expected, tolerance, mistakes);
        Elements(what, got, expected, tolerance);
    }

    /// <summary>The same where an element has a better name than its index; the report shows the first that is wrong.</summary>
    protected void Values(Func<int, string> name, ReadOnlySpan<float> got, double[] expected, Tolerance tolerance, params ReadOnlySpan<Mistake> mistakes)
    {
        if (got.IsEmpty) return;
        var at = Math.Max(0, FirstWrong(got, expected, tolerance));
        var number = Number(name(at), got[at], expected[at]).Within(tolerance);
        foreach (var mistake in mistakes)
            if (mistake.Explains(got)) number.Trap(got[at], mistake.Cause);
    }

    /// <summary>States that <paramref name="body"/> throws an ArgumentException that names the index of the value it cannot take.</summary>
    protected void Refuses(string name, string value, int index, string otherwise, Action body) => Case(name, () =>
    {
        try
        {
            body();
        }
        catch (ArgumentException thrown)
        {
            That(thrown.Message.Contains($"{index}", StringComparison.Ordinal), $"the message names index {index}",
                $"the message does not name the index of the {value}, {index}: whoever reads it has millions of weights to search");
            return;
        }
        That(false, $"throws an ArgumentException for a {value}", otherwise);
    });

    private static int FirstWrong(ReadOnlySpan<float> got, double[] expected, Tolerance tolerance)
    {
        for (var i = 0; i < got.Length; i++)
            if (!tolerance.Accepts(got[i], expected[i])) return i;
        return -1;
    }
}
