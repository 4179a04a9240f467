using Headroom.Grading;

namespace Graders;

/// <summary>Rows of logits with their targets, what 05.2 asks of them in float64, and what known mistakes make of them.</summary>
internal sealed record LogitBatch(float[] Logits, int[] Targets, int Vocabulary)
{
    public int Rows => Targets.Length;

    public bool HasTarget(int row) => Targets[row] >= 0;

    /// <summary>Rows that have a target.</summary>
    public int Counted => Targets.Count(target => target >= 0);

    public string Shape => Counted == Rows
        ? $"[{Rows:#,0}, {Vocabulary:#,0}]"
        : $"[{Rows:#,0}, {Vocabulary:#,0}], {Numbers.Count(Rows - Counted, "row")} padded";

    /// <summary>The largest finite |logit| in rows that have a target.</summary>
    public double Largest => Where(HasTarget).SelectMany(Row).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    public double[] Row(int row) => Array.ConvertAll(Logits[(row * Vocabulary)..((row + 1) * Vocabulary)], logit => (double)logit);

    public double Loss() => Mean(RowLoss, Counted);

    /// <summary>The mean of a loss over the rows that have a target, divided by <paramref name="rows"/>; 0 where there are none.</summary>
    public double Mean(Func<int, double> of, double rows) => Counted == 0 ? 0 : Where(HasTarget).Sum(of) / rows;

    public double RowLoss(int row) => Loss(Row(row), Targets[row]);

    public static double Loss(double[] row, int target)
    {
        var largest = row.Max();
        return Math.Log(row.Sum(x => Math.Exp(x - largest))) + (largest - row[target]);
    }

    /// <summary>The row's loss with <paramref name="shift"/> taken from every logit, where that is not its largest.</summary>
    public double Shifted(int row, double shift) => Math.Log(Row(row).Sum(x => Math.Exp(x - shift))) - (Row(row)[Targets[row]] - shift);

    /// <summary>ln of the sum of all e^logit, the largest added back; beside 3e38 it has no room for the rest.</summary>
    public double WholeSum(int row)
    {
        var logits = Row(row);
        var largest = logits.Max();
        return Math.Log(logits.Sum(x => Math.Exp(x - largest))) + largest;
    }

    public double Probability(int row) => Softmax(row)[Targets[row]];

    public double[] Softmax(int row)
    {
        var logits = Row(row);
        var largest = logits.Max();
        var exponentials = Array.ConvertAll(logits, x => Math.Exp(x - largest));
        var total = exponentials.Sum();
        return Array.ConvertAll(exponentials, e => e / total);
    }

    public double[] Gradient() => Gradient((p, isTarget) => (p - (isTarget ? 1 : 0)) / Counted);

    /// <summary>A gradient by a formula of the probability and of whether it is the target's; 0 in padded rows.</summary>
    public double[] Gradient(Func<double, bool, double> formula, int shift = 0) =>
        [.. Enumerable.Range(0, Rows).SelectMany(row => HasTarget(row)
            ? Softmax(row).Select((p, v) => formula(p, v == (Targets[row] + shift) % Vocabulary))
            : Enumerable.Repeat(0.0, Vocabulary))];

    /// <summary>Slopes of the mean loss by central differences; right to about 1e-9.</summary>
    public double[] Slopes()
    {
        const double Step = 1e-4; // truncation 1e-8 / 6, rounding 1e-16 / 1e-4
        var slopes = new double[Logits.Length];
        foreach (var row in Where(HasTarget))
            for (var v = 0; v < Vocabulary; v++)
            {
                var logits = Row(row);
                logits[v] += Step;
                var above = Loss(logits, Targets[row]);
                logits[v] -= 2 * Step;
                slopes[row * Vocabulary + v] = (above - Loss(logits, Targets[row])) / (2 * Step) / Counted;
            }
        return slopes;
    }

    /// <summary>The same numbers, read as [vocabulary, n].</summary>
    public LogitBatch Transposed() => this with
    {
        Logits = [.. Enumerable.Range(0, Logits.Length).Select(i => Logits[i % Vocabulary * Rows + i / Vocabulary])],
    };

    private IEnumerable<int> Where(Func<int, bool> holds) => Enumerable.Range(0, Rows).Where(holds);
}
