using Headroom.Grading;
using Headroom.Stages;

namespace Graders;

/// <summary>
/// Small decoders first, where a mistake is told from another by the logits that it would give; then what a model may not keep or share;
/// then, if all is right, the time to make one and the speed.
/// </summary>
public sealed partial class WholeModelGrader : Grader
{
    private const double Allowed = 0.02; // nats, of a text's reads on average
    private const double Margin = 0.5;
    private const int Compared = 10_000; // weights, with what they were
    private double _most; // nats off, of all texts
    private static readonly ModelDraws s_small = new(2, 4, 2, 8, 48, 40);

    private static readonly ModelDraws[] s_shapes =
        [new(3, 3, 3, 10, 37, 41), new(2, 5, 1, 6, 33, 19), new(1, 1, 1, 2, 1, 3), new(2, 6, 2, 12, 96, 70)];

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Inference"];

    protected override void Require()
    {
        Text("one read of 1", s_small, [1]);
        Text("a read of 5, then one by one", s_small, [5, 1, 1, 1, 1]);
        Long();
        foreach (var shape in s_shapes) Text("", shape, [3, 1, 2, 1]);
        Text("", new(Draw.Int(1, 4), 4, Draw.Of(1, 2, 4), 2 * Draw.Int(2, 8), Draw.Int(20, 90), Draw.Int(20, 90)), [Draw.Int(6, 12), 1, 1]);
        Text("", new(1, 16, 4, 32, 10, 30), [1, 1]);
        Text("", new(2, 8, 2, 16, 160, 120), [3, 1]);
        Largest();
        Quiet();
        FirstSeen();
        LargeScores();
        LargeGates();
        Greedy();
        Again();
        Beside();
        Unlike();
        Rewritten();
        Fresh();
        if (AllRight) Speeds();
    }

    // Cases go from small to large, and each asks a right decoder for much: the first that is wrong says most.
    private void Try(string name, Action body, string setting = "")
    {
        if (AllRight) Case(name, body, setting);
    }

    private void Text(string name, ModelDraws shape, int[] counts) => Try(shape.Shape + (name.Length > 0 ? ", " : "") + name, () =>
    {
        var w = shape.Drawn(Draw);
        Compare(Watched(w), Reads(shape, counts));
    }, "float32 weights");

    // Mean squares of two tokens are about as large as 1e-5, and far smaller; then one of zeros.
    private void Quiet()
    {
        var w = s_small.Drawn(Draw);
        foreach (ref var value in w.Tokens.AsSpan(0, s_small.Width)) value *= 5e-5f;
        foreach (ref var value in w.Tokens.AsSpan(s_small.Width, s_small.Width)) value *= 5e-3f;
        Try($"{s_small.Shape}, tokens near 0", () => Compare(w, [[0], [1], [1, 0]]));
        w.Tokens.AsSpan(0, s_small.Width).Clear();
        Try($"{s_small.Shape}, a token of zeros", () => Compare(w, [[0], [1], [0]]));
    }

    // Where heads look at few positions, what they may not see shows.
    private void Long() => Try($"{s_small.Shape}, 128 tokens", () =>
    {
        var w = s_small.Drawn(Draw);
        foreach (ref var weight in w.Qkv.AsSpan()) weight *= 1.7f;
        Compare(Watched(w), Reads(s_small, [64, 1, 3, 59, 1]));
    });

    private void Greedy() => Try($"{s_small.Shape}, a prompt of 8 and 40 tokens more, each the likeliest", () =>
    {
        var w = Watched(s_small.Drawn(Draw));
        var (exact, reads) = (new ExactModel(w), new List<int[]> { s_small.Text(Draw, 8) });
        for (var i = 0; i < 40; i++)
        {
            var logits = exact.Read(reads[^1]);
            reads.Add([Array.IndexOf(logits, logits.Max())]);
        }
        Compare(w, [.. reads]);
    });

    private void Again() => Try("a text, Reset, and another text", () =>
    {
        var w = s_small.Drawn(Draw);
        var (first, second) = (Reads(s_small, [9, 1, 1]), Reads(s_small, [2, 1, 4]));
        var model = new WholeModel(w);
        model.Reset();
        Logits(model, first);
        model.Reset();
        model.Reset();
        Compare(w, second, Logits(model, second), got =>
            Off(ExactModel.Logits(w, [.. first, .. second])[first.Length..], got) <= Allowed
                ? "a text goes on after Reset: keys, values and the position of the one before stay" : null);
    });

    private void Fresh() => Try("what Read returned is the caller's", () =>
    {
        var w = s_small.Drawn(Draw);
        var reads = Reads(s_small, [4, 1, 1]);
        var model = new WholeModel(w);
        var first = model.Read(reads[0]);
        var copy = first.ToArray();
        var second = model.Read(reads[1]);
        That(first.AsSpan().SequenceEqual(copy), "an earlier read's array",
            "a later read writes into an array that was returned before: each read returns one of its own");
        first.AsSpan().Fill(float.NaN);
        second.AsSpan().Fill(float.NaN);
        Compare(w, [reads[2]], [model.Read(reads[2])], before: reads[..2]);
    });

    private bool Compare(
        ModelWeights w, int[][] reads, float[][]? got = null, Func<float[][], string?>? known = null, int[][]? before = null)
    {
        got ??= Logits(new(w), reads);
        var exact = ExactModel.Logits(w, [.. before ?? [], .. reads])[(before?.Length ?? 0)..];
        var count = exact[0].Length;
        var areAll = got.All(logits => logits?.Length == count);
        That(areAll, "how many logits", "Read returns a logit for each token that there is");
        if (!areAll) return false;
        var off = Off(exact, got);
        _most = Math.Max(_most, off);
        var cause = off <= Allowed ? null : known?.Invoke(got) ?? (before is null ? Cause(w, reads, exact, got) : null);
        if (cause is not null) That(false, "logits", cause);
        else Number("nats off, of the reads on average", off, 0).Within(Tolerance.Absolute(Allowed));
        if (!(off <= Allowed)) return false;
        var isSame = exact.Zip(got).All(pair => IsSameFirst(pair.First, pair.Second));
        That(isSame, "the likeliest token", $"another token is the likeliest where the exact first is {Margin} above the second");
        return isSame;
    }

    private static bool IsSameFirst(double[] exact, float[] got)
    {
        if (exact.Length < 2) return true;
        var order = Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i]).Take(2).ToArray();
        return exact[order[0]] < exact[order[1]] + Margin || Array.IndexOf(got, got.Max()) == order[0];
    }

    private static float[][] Logits(WholeModel model, int[][] reads) => [.. reads.Select(read => model.Read(read)?.ToArray() ?? [])];

    private int[][] Reads(ModelDraws shape, int[] counts) => [.. counts.Select(count => shape.Text(Draw, count))];

    private ModelWeights Watched(ModelWeights w)
    {
        if (w.Output.Length > Compared) return w;
        Input("Tokens", w.Tokens);
        Input("Gains", w.Gains);
        Input("Qkv", w.Qkv);
        Input("Output", w.Output);
        Input("GateUp", w.GateUp);
        Input("Down", w.Down);
        return w;
    }
}
