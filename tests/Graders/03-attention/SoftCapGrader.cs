using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Caps that bite, caps that hardly do, scores of 10,000 that would overflow a tanh made of exponentials; then that nothing more moves.
/// </summary>
public sealed class SoftCapGrader : FeatureGrader
{
    protected override void Require()
    {
        Run("cap 2", Normal(1, 2, 40, 32), 2);
        Run("a drawn cap", Normal(2, 2, Draw.Int(70, 110), 32), (float)Draw.Real(1.2, 1.8));
        Run("cap 30", Loud(1, 2, 90, 32), 30);
        Run("one token", Normal(2, 1, 1, 64), 5);
        Run("a handful", Normal(2, Draw.Int(5, 7), Draw.Int(2, 3), 32), 1);
        Run("scores that rise and fall from tile to tile", Rising(), 5_000, Scores.Rising);
        Run("scores that rise and fall from key to key", Rough(), 5_000, Scores.Rising);
        // The capped scores are small: what overflows is a tanh made of exponentials.
        Run("scores near 10,000", Level(70, 10_000), 50, Scores.FarAbove);
        Run("scores near 100", Level(70, 100), 100, Scores.FarAbove);
        Run("scores near -100", Level(70, -100), 100);
        Run("scores near -20,000", Level(70, -20_000), 30_000, Scores.FarBelow);
        // Scores within 3 of each other on both sides of where a tanh may be cut short, beside caps that are large and small for them.
        Run("scores near a hundredth of the cap", Level(70, 100), 10_000, Scores.FarAbove);
        Run("scores near five caps", Level(70, 100), 20, Scores.FarAbove);
        // More than any number of heads or tiles.
        Run("many heads", Normal(3, Draw.Int(110, 120), 2, 32), 2, counts: false);
        Run("many tokens", Normal(1, 1, Draw.Int(330, 350), 32), 2, counts: false);
        var x = Normal(1, 2, 256, 32);
        Run("every tile full", x, 2, then: () => Budget(x, CausalPairs(256), naive: CausalPairs(256), busiest: 4));
        Meaning("A capped score never exceeds cap, so float16 scores cannot overflow. One tanh per pair of tokens: on a GPU that is one "
            + "more trip to its few special-function units.");
    }

    // Scores of about 20, so that a cap of 30 bends them.
    private AttentionInput Loud(int batch, int heads, int n, int d)
    {
        var x = AttentionInput.Of(Draw, batch, heads, n, n, d);
        return x with { Q = [.. x.Q.Select(value => 20 * value)] };
    }

    private static double LargestCapped(AttentionInput x, float cap) =>
        Math.Min(cap, x.Scores((_, i, j) => j <= i).Where(double.IsFinite).Max(Math.Abs));

    private void Run(string name, AttentionInput x, float cap, Scores where = Scores.Near, bool counts = true, Action? then = null)
    {
        double Capped(int head, int i, int j, double s) => cap * Math.Tanh(s / cap);
        var load = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, int, float>(SoftCap.Kernel);
        Attend(name, x, SoftCap.Kernel, (config, b) =>
            load(config, b.Q.View, b.K.View, b.V.View, b.O.View, x.N, cap),
        new(Causal(x, Capped), slip => Tiled(x, slip, Capped), LargestCapped(x, cap), where, counts, Sizes: () => Causal(x.Sizes, Capped)),
        o => o
            .Trap(() => Causal(x, (_, _, _, s) => s), NoEffect)
            .Trap(() => All(x, (_, i, j, s) => j <= i ? cap * Math.Tanh(s / cap) : -cap),
                "hidden keys come back: the cap turns minus infinity into -cap, so it must come before the mask")
            .Trap(() => Causal(x, (_, _, _, s) => Math.Tanh(s / cap)),
                "the cap is not multiplied back: cap * tanh(s / cap), else all scores lie between -1 and 1")
            .Trap(() => Causal(x, (_, _, _, s) => cap * Math.Tanh(s)), "the score is not divided by cap: cap * tanh(s / cap)")
            .Trap(() => Causal(x, (_, _, _, s) => Math.Clamp(s, -cap, cap)),
                "the score is cut off at cap: tanh bends it smoothly, and keeps scores beyond cap apart")
            .Trap(() => Causal(x, (_, _, _, s) => cap * Math.Tanh(s * Math.Sqrt(x.D) / cap) / Math.Sqrt(x.D)),
                "the score is capped before it is scaled: the cap is on q·k / sqrt(d)"),
        then);
    }
}
