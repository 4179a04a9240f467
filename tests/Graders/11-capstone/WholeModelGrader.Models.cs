using Headroom.Stages;

namespace Graders;

/// <summary>What models may not share.</summary>
public sealed partial class WholeModelGrader
{
    // A third one is read and reset between reads of the two.
    private void Beside() => Try("two models in turns", () =>
    {
        var (w, other) = (s_small.Drawn(Draw), s_small.Drawn(Draw));
        var (reads, others) = (Reads(s_small, [6, 1, 1, 2]), Reads(s_small, [3, 1, 2, 1]));
        var (model, beside, third) = (new WholeModel(w), new WholeModel(other), new WholeModel(other));
        var (got, gotBeside) = (new float[4][], new float[4][]);
        for (var i = 0; i < 4; i++)
        {
            (got[i], gotBeside[i]) = ([.. model.Read(reads[i])], [.. beside.Read(others[i])]);
            if (i % 2 > 0) continue;
            third.Read(reads[1]);
            third.Reset();
        }
        Compare(w, reads, got, _ => Shared(w, reads));
        Compare(other, others, gotBeside, _ => Shared(other, others));
    });

    private void Unlike() => Try("two models of different sizes in turns", () =>
    {
        var shape = s_shapes[0];
        var (w, other, reads, others) = (s_small.Drawn(Draw), shape.Drawn(Draw), Reads(s_small, [3, 1, 1]), Reads(shape, [2, 1, 1]));
        var (model, beside) = (new WholeModel(w), new WholeModel(other));
        var (got, gotBeside) = (new float[3][], new float[3][]);
        for (var i = 0; i < 3; i++) (got[i], gotBeside[i]) = ([.. model.Read(reads[i])], [.. beside.Read(others[i])]);
        Compare(w, reads, got, _ => Shared(w, reads));
        Compare(other, others, gotBeside, _ => Shared(other, others));
    });

    private string? Shared(ModelWeights weights, int[][] texts) =>
        Off(ExactModel.Logits(weights, texts), Logits(new(weights), texts)) <= Allowed
            ? "right alone, wrong beside another model: the two share something, such as a static field" : null;

    // A model that nobody uses any more, and then one of other weights in the same arrays, behind the same first numbers.
    private void Rewritten() => Try("a second model, of other weights in the same arrays", () =>
    {
        var (w, fresh, reads) = (s_small.Drawn(Draw), s_small.Drawn(Draw), Reads(s_small, [5, 1, 1]));
        Logits(new(w), reads);
        foreach (var weights in (float[][])[w.Tokens, w.Qkv, w.Output, w.GateUp, w.Down]) weights.AsSpan(s_small.Width).Reverse();
        Compare(w, reads, known: _ => Off(ExactModel.Logits(fresh, reads), Logits(new(fresh), reads)) <= Allowed
            ? "right in new arrays: weights of an earlier model are used again, and models share nothing, a static field neither" : null);
    });
}
