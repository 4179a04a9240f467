using Headroom.Grading;

namespace Graders;

/// <summary>Arrays of doubles, element by element, and the wrong arrays that have a name.</summary>
public abstract class LearningGrader : Grader
{
    /// <summary>A mistake is named only where the whole array is the one that it gives.</summary>
    protected void Each(string what, double[]? got, double[] right, Tolerance within, params (double[] Wrong, string Cause)[] traps)
    {
        ArgumentNullException.ThrowIfNull(right);
        That(got?.Length == right.Length, $"{what}: {right.Length} numbers", $"{what} has {got?.Length ?? 0} numbers, not {right.Length}");
        if (got?.Length != right.Length) return;
        bool Is(double[] other) => got.Zip(other).All(pair => within.Accepts(pair.First, pair.Second)
            || Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Abs(pair.Second));
        var trap = Is(right) ? default : Array.Find(traps, each => each.Wrong.Length == right.Length && Is(each.Wrong));
        for (var i = 0; i < right.Length; i++)
        {
            var number = Number($"{what} [{i}]", got[i], right[i]).Within(within);
            if (trap.Wrong is not null) number.Trap(trap.Wrong[i], trap.Cause);
        }
    }

    /// <summary>Normal numbers, drawn.</summary>
    protected double[] Normal(int count, double scale = 1) => [.. Draw.Normal(count).Select(value => scale * value)];

    /// <summary>Draws for a bootstrap: places of as many items as there are.</summary>
    protected int[][] Bootstrap(int draws, int items) =>
        [.. Enumerable.Range(0, draws).Select(_ => Enumerable.Range(0, items).Select(_ => Draw.Int(0, items - 1)).ToArray())];

    /// <summary>The quantile at position p (n - 1), interpolated.</summary>
    protected static double Quantile(IEnumerable<double> values, double p)
    {
        double[] sorted = [.. values.Order()];
        var position = p * (sorted.Length - 1);
        var (i, rest) = ((int)position, position % 1);
        return rest == 0 ? sorted[i] : sorted[i] + rest * (sorted[i + 1] - sorted[i]);
    }
}
