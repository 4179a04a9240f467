using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>Sinks near the scores, far below and far above, several sequences; then that nothing more moves.</summary>
public sealed class AttentionSinksGrader : FeatureGrader
{
    protected override void Require()
    {
        Run("2 sinks, one of 0", Normal(1, 2, 40, 32), [0, (float)Draw.Real(-2, 2)]);
        var three = Normal(2, 3, Draw.Int(70, 110), 32);
        Run("2 sequences", three, [.. Draw.Normal(3).Select(sink => sink + 4)]);
        Run("one token", Normal(2, 2, 1, 64), Draw.Normal(2));
        var few = Normal(2, Draw.Int(5, 7), Draw.Int(2, 3), 32);
        Run("a handful", few, Draw.Normal(few.Heads));
        Run("sinks far above and far below", Normal(1, 2, 70, 32), [300, -300]);
        Run("scores that rise and fall from tile to tile", Rising(), [-399], Scores.Rising);
        Run("scores that rise and fall from key to key", Rough(), [-290], Scores.Rising);
        Run("scores near 10,000", Level(70, 10_000), [10_003], Scores.FarAbove);
        Run("scores near -20,000", Level(70, -20_000), [-19_998], Scores.FarBelow);
        // More than any number of heads or tiles.
        var many = Normal(3, Draw.Int(110, 120), 2, 32);
        Run("many heads", many, Draw.Normal(many.Heads), counts: false);
        Run("many tokens", Normal(1, 1, Draw.Int(330, 350), 32), [7], counts: false);
        var x = Normal(1, 2, 256, 32);
        // The sinks: one sector for each warp of 4 tiles of queries, twice if a thread asks again.
        Run("every tile full", x, Draw.Normal(2, 2), then: () =>
            Budget(x, CausalPairs(256), more: x.AllHeads * 4 * 2 * 32, naive: CausalPairs(256), busiest: 4));
        Meaning("Weights of a softmax sum to 1, so a head with nothing to say must still look somewhere. The sink takes what is left "
            + "over, at one exponential per query.");
    }

    private void Run(
        string name, AttentionInput x, float[] sinks, Scores where = Scores.Near, bool counts = true, Action? then = null)
    {
        // The share of the keys: exp(lse) / (exp(lse) + exp(sink)).
        double[] Shared(Func<int, double> sink) => Of(x, sink);
        double[] Of(AttentionInput of, Func<int, double> sink) =>
            Causal(of, (_, _, _, s) => s, (h, lse) => 1 / (1 + Math.Exp(sink(h) - lse)));
        double[] Tiled(TileSlip slip) =>
            FeatureGrader.Tiled(x, slip, (_, _, _, s) => s, (h, lse) => 1 / (1 + Math.Exp(sinks[h % x.Heads] - lse)));
        var load = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, int, ArrayView<float>>(AttentionSinks.Kernel);
        Attend(name, x, AttentionSinks.Kernel, (config, b) =>
            load(config, b.Q.View, b.K.View, b.V.View, b.O.View, x.N, Upload("sinks", sinks).View),
            new(Shared(h => sinks[h % x.Heads]), Tiled, Size: 64, where, counts,
                Sizes: () => Of(x.Sizes, h => sinks[h % x.Heads])),
            o => o
                .Trap(() => Causal(x, (_, _, _, s) => s), NoEffect)
                .Trap(() => Shared(h => sinks[(h + 1) % x.Heads]),
                    "the sink is the next head's: head h of sequence b is Grid.IdxY = b * heads + h")
                .Trap(() => Shared(h => sinks[h / x.Heads % x.Heads]),
                    "the sink goes by the sequence: head h of sequence b is Grid.IdxY = b * heads + h")
                .Trap(() => PerTile(x, sinks), "the sink counts once per tile: add it to the total once, at the end")
                .Trap(() => Unscaled(x, sinks),
                    "the sink counts in other units: total is a sum of exp(s - max), so the sink joins it as exp(sink - max)")
                .Trap(() => WithValue(x, sinks), "the sink has a value: it only takes part in the denominator"),
            then);
    }

    private static double[] PerTile(AttentionInput x, float[] sinks)
    {
        var o = Causal(x, (_, _, _, s) => s);
        var lse = x.Attend((_, i, j) => j <= i).Lse;
        return [.. o.Select((value, e) =>
            value / (1 + (e / x.D % x.N / Tile + 1) * Math.Exp(sinks[e / x.D / x.N % x.Heads] - lse[e / x.D])))];
    }

    private static double[] Unscaled(AttentionInput x, float[] sinks)
    {
        var o = Causal(x, (_, _, _, s) => s);
        var lse = x.Attend((_, i, j) => j <= i).Lse;
        var scores = x.Scores((_, i, j) => j <= i);
        double Max(int row) => Enumerable.Range(row * x.M, x.M).Max(at => scores[at]);
        double[] totals = [.. Enumerable.Range(0, lse.Length).Select(row => Math.Exp(lse[row] - Max(row)))];
        return [.. o.Select((value, e) => value * totals[e / x.D] / (totals[e / x.D] + Math.Exp(sinks[e / x.D / x.N % x.Heads])))];
    }

    // Added to the output as if its value were 1.
    private static double[] WithValue(AttentionInput x, float[] sinks)
    {
        var o = Causal(x, (_, _, _, s) => s);
        var lse = x.Attend((_, i, j) => j <= i).Lse;
        return [.. o.Select((value, e) =>
        {
            var share = 1 / (1 + Math.Exp(sinks[e / x.D / x.N % x.Heads] - lse[e / x.D]));
            return value * share + 1 - share;
        })];
    }
}
