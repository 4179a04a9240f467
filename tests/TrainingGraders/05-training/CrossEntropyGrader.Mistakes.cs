namespace Graders;

public sealed partial class CrossEntropyGrader
{
    private static IEnumerable<(double Wrong, string Cause)> LossMistakes(LogitBatch batch, double expected, double counted)
    {
        if (counted == 0)
        {
            yield return (double.NaN, "0 / 0: where every row is padded the loss is 0");
            yield break;
        }
        var largest = batch.Logits.Where(float.IsFinite).Max();
        yield return (expected * counted, "the sum over rows: the mean is asked");
        yield return (expected * counted / batch.Rows, "divided by all rows: padded ones do not count");
        yield return (expected / batch.Vocabulary, "divided by all logits: a row has one loss");
        yield return (-expected, "the sign: -ln of a probability is above 0");
        yield return (expected / Math.Log(2), "bits: the logarithm is the natural one");
        yield return (expected / Math.Log(10), "a decimal logarithm: it is the natural one");
        yield return (batch.Mean(row => batch.Shifted(row, 0), counted),
            "e^x is infinite above 709 and 0 below -745: subtract the row's largest logit first");
        yield return (batch.Mean(row => batch.Shifted(row, largest), counted),
            "the largest logit of all rows is subtracted: a row far below it has only zeros. Each row has its own");
        yield return (batch.Mean(row => -Math.Log(batch.Probability(row)), counted),
            "a probability underflowed to 0 before its logarithm was taken: ln(sum) + largest - logit needs no probability");
        yield return (batch.Mean(row => batch.WholeSum(row) - batch.Row(row)[batch.Targets[row]], counted),
            "the largest logit is added to ln(sum), which is lost beside 3e38: take largest - logit first, which is exact");
        foreach (var least in (double[])[1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-20, 1e-30, 1e-38, 1e-300])
            foreach (var capped in (double[])[batch.Mean(row => -Math.Log(batch.Probability(row) + least), counted),
                batch.Mean(row => -Math.Log(Math.Max(batch.Probability(row), least)), counted)])
                if (Math.Abs(capped - expected) > 1e-4 * expected)
                    yield return (capped, "a small number inside the logarithm caps the loss");
        yield return (batch.Mean(row => 1 - batch.Probability(row), counted), "1 - p: the loss is -ln(p)");
        yield return (batch.Mean(row => -batch.Row(row)[batch.Targets[row]], counted),
            "the logit alone: ln of the row's sum of exponentials is missing");
        if (batch.Largest < 1e30) // beyond it a single logit decides, wherever it is read
            yield return (batch.Transposed().Loss(), "the logits are read as [vocabulary, n]: those of a row lie side by side");
        var filled = batch with { Targets = [.. batch.Targets.Select(target => Math.Max(0, target))] };
        yield return (filled.Loss(), "-1 is read as a token: rows with target -1 are padding");
    }

    private static IEnumerable<(Func<double[]> Wrong, string Cause)> GradientMistakes(LogitBatch batch)
    {
        double counted = batch.Counted, all = batch.Rows;
        if (counted == 0)
        {
            yield return (() => [.. batch.Logits.Select(_ => double.NaN)], "0 / 0: where every row is padded the gradient is 0");
            yield break;
        }
        yield return (() => [.. Enumerable.Range(0, batch.Rows).SelectMany(row => batch.WholeSum(row) is var whole && batch.HasTarget(row)
            ? batch.Row(row).Select((logit, v) => (Math.Exp(logit - whole) - (v == batch.Targets[row] ? 1 : 0)) / counted)
            : new double[batch.Vocabulary])],
                "the largest logit is added to ln(sum), which is lost beside 3e38: e^(logit - largest) / sum loses nothing");
        yield return (() => batch.Gradient((p, isTarget) => p / counted), "1 is not taken from the target's probability");
        yield return (() => batch.Gradient((p, isTarget) => p - (isTarget ? 1 : 0)),
            "not divided by the rows that have a target: Loss is a mean");
        yield return (() => batch.Gradient((p, isTarget) => (p - (isTarget ? 1 : 0)) / all),
            "divided by all rows: padded ones do not count");
        yield return (() => batch.Gradient((p, isTarget) => ((isTarget ? 1 : 0) - p) / counted),
            "the sign: Loss falls where the target's logit rises");
        yield return (() => batch.Gradient((p, isTarget) => isTarget ? -1 / counted : 0),
            "the softmax is missing: other tokens have a gradient too");
        yield return (() => batch.Gradient((p, isTarget) => isTarget ? (p - 1) / counted : 0),
            "the target alone: other tokens have a gradient too");
        yield return (() => batch.Gradient((p, isTarget) => (isTarget ? p * (1 - p) : 0 - p) / counted),
            "the slope of the probability, not of -ln of it");
        yield return (() => batch.Gradient((p, isTarget) => (p - (isTarget ? 1 : 0)) / counted / batch.Vocabulary),
            "divided by all logits: Loss is a mean over rows");
        yield return (() => batch.Gradient((p, isTarget) => (p - (isTarget ? 1 : 0)) / counted, shift: 1),
            "1 is taken from the token after the target");
        yield return (() => [.. Enumerable.Range(0, batch.Rows).SelectMany(row =>
            batch.Softmax(row).Select((p, v) => (p - (v == batch.Targets[row] ? 1 : 0)) / counted))],
                "padded rows have a gradient: it is 0 there");
        yield return (() => [.. Enumerable.Range(0, batch.Rows).SelectMany(row =>
            batch.Softmax(row).Select((p, v) => (p - (v == Math.Max(0, batch.Targets[row]) ? 1 : 0)) / all))],
                "-1 is read as a token: rows with target -1 are padding");
    }
}
