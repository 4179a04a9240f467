using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>Slopes of 1 to 8 heads, several sequences, steep and flat, large scores; then that nothing more moves.</summary>
public sealed class AlibiGrader : FeatureGrader
{
    protected override void Require()
    {
        Run("2 slopes", Normal(1, 2, 40, 32));
        Run("2 sequences, one slope below 0", Normal(2, 3, Draw.Int(70, 110), 32), slopes: [.. Slopes(3)[..2], -0.25f]);
        Run("one token", Normal(2, 2, 1, 64));
        Run("a handful", Normal(2, Draw.Int(5, 7), Draw.Int(2, 3), 32));
        Run("scores that rise and fall from tile to tile", Rising(), Scores.Rising);
        Run("scores that rise and fall from key to key", Rough(), Scores.Rising);
        Run("scores near 10,000", Level(70, 10_000), Scores.FarAbove);
        Run("scores near -20,000", Level(70, -20_000), Scores.FarBelow);
        var far = AttentionInput.Exact(Draw, 1, 1, 70, 70, _ => 0, row => row == 2 ? 400 : 0);
        Run("a far key that wins in spite of its distance", far, slopes: [3.25f]);
        // More than any number of heads or tiles.
        Run("many heads", Normal(3, Draw.Int(110, 120), 2, 32), counts: false);
        Run("many tokens", Normal(1, 1, Draw.Int(330, 350), 32), counts: false);
        var x = Normal(1, 2, 256, 32);
        // The slopes: one sector for each warp of 4 tiles of queries, twice if a thread asks again.
        Run("every tile full", x, then: () =>
            Budget(x, CausalPairs(256), more: x.AllHeads * 4 * 2 * 32, naive: CausalPairs(256), busiest: 4));
        Meaning("A bias that is computed costs no byte: as a matrix of n x n floats the same bias would be read for every tile.");
    }

    // 1/2, 1/4, ... 1/256 for 8 heads, in general 2^(-8 h / heads), which 3 heads do not make powers of 2; in a drawn order.
    private float[] Slopes(int heads)
    {
        float[] slopes = [.. Enumerable.Range(1, heads).Select(h => MathF.Pow(2, -8f * h / heads))];
        Draw.Shuffle(slopes);
        return slopes;
    }

    private void Run(
        string name, AttentionInput x, Scores where = Scores.Near, bool counts = true, Action? then = null, float[]? slopes = null)
    {
        slopes ??= Slopes(x.Heads);
        double[] Biased(Func<int, int> head, Func<int, int, double> distance) =>
            Of(x, head, distance);
        double[] Of(AttentionInput of, Func<int, int> head, Func<int, int, double> distance) =>
            Causal(of, (h, i, j, s) => s - slopes[head(h) % x.Heads] * distance(i, j));
        double[] Tiled(TileSlip slip) => FeatureGrader.Tiled(x, slip, (h, i, j, s) => s - slopes[h % x.Heads] * (i - j));
        var load = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, int, ArrayView<float>>(Alibi.Kernel);
        Attend(name, x, Alibi.Kernel, (config, b) =>
            load(config, b.Q.View, b.K.View, b.V.View, b.O.View, x.N, Upload("slopes", slopes).View),
            new(Biased(h => h, (i, j) => i - j), Tiled, slopes.Max(MathF.Abs) * x.N, where, counts,
                Sizes: () => Of(x.Sizes, h => h, (i, j) => i - j)),
            o => o
                .Trap(() => Causal(x, (_, _, _, s) => s), NoEffect)
                .Trap(() => Biased(h => h, (i, j) => j - i), "far keys score more, not less: the bias is minus slope times distance")
                .Trap(() => Biased(h => h + 1, (i, j) => i - j),
                    "the slope is the next head's: head h of sequence b is Grid.IdxY = b * heads + h")
                .Trap(() => Biased(h => h + x.Heads - 1, (i, j) => i - j),
                    "the slope is the head's before: head h of sequence b is Grid.IdxY = b * heads + h")
                .Trap(() => Biased(_ => 0, (i, j) => i - j),
                    "every head has the first slope: head h of sequence b is Grid.IdxY = b * heads + h")
                .Trap(() => Biased(h => h / x.Heads, (i, j) => i - j),
                    "the slope goes by the sequence: head h of sequence b is Grid.IdxY = b * heads + h")
                .Trap(() => Biased(h => h, (i, j) => i % Tile - j % Tile),
                    "distance counts within the tile: key j of the tile is token start + j")
                .Trap(() => Biased(h => h, (i, j) => (i - j) / Math.Sqrt(x.D)),
                    "the bias is scaled as well: q·k / sqrt(d), and then the bias"),
            then);
    }
}
