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
    public static double Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int vocabulary) =>
        throw new NotAttempted("05.2");

    public static void Gradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int vocabulary, Span<float> gradient) =>
        throw new NotAttempted("05.2");
    // your turn: end
}
