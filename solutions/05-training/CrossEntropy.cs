// 05.2 Softmax cross-entropy. Objective: score next-token logits and get their gradient, whatever the size of the logits.
// logits [n, vocabulary], row-major; targets [n]: each 0 to vocabulary - 1, or -1 for padding; gradient [n, vocabulary], as found.
//   Loss      -ln(softmax(row)[target]), the mean over the rows whose target is not -1; 0 where there is no such row
//   Gradient  what Loss rises by per unit of each logit; 0 in padded rows
// Logits reach from -3e38 to 3e38, and some may be minus infinity, whose probability is 0; where that is the target the loss is infinite.
// Each row with a target has a finite logit. What stands in a padded row counts for nothing, NaN included.
// Work in double, differences too, and round the gradient at the end: 1 - p of a sure row is lost in floats.
// Out of scope: the softmax of vectors and threads (03.1). About 26 lines.
public static class CrossEntropy
{
    // your turn: begin
    public static double Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int vocabulary)
    {
        var (sum, rows) = (0.0, 0);
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] < 0) continue;
            var row = logits.Slice(i * vocabulary, vocabulary);
            var (largest, total) = Exponentials(row);
            sum += Math.Log(total) + (largest - row[targets[i]]);
            rows++;
        }
        return rows == 0 ? 0 : sum / rows;
    }

    public static void Gradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int vocabulary, Span<float> gradient)
    {
        gradient.Clear();
        var rows = targets.Length - targets.Count(-1);
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] < 0) continue;
            var row = logits.Slice(i * vocabulary, vocabulary);
            var (largest, total) = Exponentials(row);
            for (var v = 0; v < vocabulary; v++)
                gradient[i * vocabulary + v] = (float)((Math.Exp(row[v] - largest) / total - (v == targets[i] ? 1 : 0)) / rows);
        }
    }

    // The largest logit, and the sum of e^(logit - largest), which lies between 1 and the number of logits.
    private static (double Largest, double Total) Exponentials(ReadOnlySpan<float> row)
    {
        double largest = float.NegativeInfinity, total = 0;
        foreach (var logit in row) largest = Math.Max(largest, logit);
        foreach (var logit in row) total += Math.Exp(logit - largest);
        return (largest, total);
    }
    //> public static double Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int vocabulary) =>
    //>     throw new NotAttempted("05.2");
    //>
    //> public static void Gradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int vocabulary, Span<float> gradient) =>
    //>     throw new NotAttempted("05.2");
    // your turn: end
}
