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
        Run("cap 2", AttentionInput.Of(Draw, 1, 2, 40, 40, 32), 2);
        var n = Draw.Int(100, 150);
        Run("cap 1.5", AttentionInput.Of(Draw, 2, 2, n, n, 64), 1.5f);
        Run("cap 30", Loud(1, 2, 90, 32), 30);
        Run("one token", AttentionInput.Of(Draw, 2, 1, 1, 1, 64), 5);
        Run("scores near 10,000", AttentionInput.Of(Draw, 1, 2, 70, 70, 64, level: 10_000), 50);
        Run("scores near 100", AttentionInput.Of(Draw, 1, 1, 70, 70, 64, level: 100), 100);
        Run("scores near -100", AttentionInput.Of(Draw, 1, 1, 70, 70, 64, level: -100), 100);
        var x = AttentionInput.Of(Draw, 1, 2, 256, 256, 32);
        Run("every tile full", x, 2, () => Budget(x, CausalPairs(256), naive: CausalPairs(256), busiest: 4));
        Meaning("A capped score never exceeds cap, so float16 scores cannot overflow. One tanh per pair of tokens: on a GPU that is one "
            + "more trip to its few special-function units.");
    }

    // Scores of about 20, so that a cap of 30 bends them.
    private AttentionInput Loud(int batch, int heads, int n, int d)
    {
        var x = AttentionInput.Of(Draw, batch, heads, n, n, d);
        return x with { Q = [.. x.Q.Select(value => 20 * value)] };
    }

    private void Run(string name, AttentionInput x, float cap, Action? then = null)
    {
        var load = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, int, float>(SoftCap.Kernel);
        Attend(name, x, SoftCap.Kernel, (config, b) =>
            load(config, b.Q.View, b.K.View, b.V.View, b.O.View, x.N, cap), Causal(x, (_, _, _, s) => cap * Math.Tanh(s / cap)), cap,
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
