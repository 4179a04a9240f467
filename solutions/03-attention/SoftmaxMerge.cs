// 03.2 Softmax as a merge. Objective: turn softmax-times-V into states of any set of keys that can be merged in any order and grouping.
// State of a query after some of its keys: Max, the largest score; Sum, the sum of exp(score - Max); Output[c], the sum of
// exp(score - Max) * v[c], d floats. Sum and Output count in units of exp(Max). Nobody divides before the end.
// Empty: no keys yet: Max -infinity, the rest 0. Merging with it changes nothing. One: a single key. A score of -infinity is a masked
// key: its state is the empty one. Merge: the keys of a and those of b; both stay as they are.
// States may share arrays, with each other and with v: nobody writes to one afterwards.
// Result: softmax(scores) times V, 0 if no key counts. LogSumExp: ln(sum of exp(score)), -infinity if none does.
// Scores lie between -10,000 and 10,000, and exp overflows at 88.7. -infinity minus -infinity is NaN.
// Out of scope: kernels (03.3). About 20 lines.
public readonly record struct SoftmaxState(float Max, float Sum, float[] Output);

public static class SoftmaxMerge
{
    // your turn: begin
    public static SoftmaxState Empty(int d) => new(float.NegativeInfinity, 0, new float[d]);

    public static SoftmaxState One(float score, float[] v) =>
        float.IsNegativeInfinity(score) ? Empty(v.Length) : new(score, 1, [.. v]);

    public static SoftmaxState Merge(SoftmaxState a, SoftmaxState b)
    {
        var max = MathF.Max(a.Max, b.Max);
        var (ofA, ofB) = (Unit(a.Max, max), Unit(b.Max, max));
        var output = new float[a.Output.Length];
        for (var c = 0; c < output.Length; c++) output[c] = ofA * a.Output[c] + ofB * b.Output[c];
        return new(max, ofA * a.Sum + ofB * b.Sum, output);
    }

    // exp(from) in units of exp(to); for an empty state 0, where -infinity minus itself would be NaN.
    private static float Unit(float from, float to) => float.IsNegativeInfinity(from) ? 0 : MathF.Exp(from - to);

    public static float[] Result(SoftmaxState state) => [.. state.Output.Select(x => state.Sum > 0 ? x / state.Sum : 0)];

    public static float LogSumExp(SoftmaxState state) => state.Sum > 0 ? state.Max + MathF.Log(state.Sum) : float.NegativeInfinity;
    //> public static SoftmaxState Empty(int d) => throw new NotAttempted("03.2");
    //>
    //> public static SoftmaxState One(float score, float[] v) => throw new NotAttempted("03.2");
    //>
    //> public static SoftmaxState Merge(SoftmaxState a, SoftmaxState b) => throw new NotAttempted("03.2");
    //>
    //> public static float[] Result(SoftmaxState state) => throw new NotAttempted("03.2");
    //>
    //> public static float LogSumExp(SoftmaxState state) => throw new NotAttempted("03.2");
    // your turn: end
}
