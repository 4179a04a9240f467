using Headroom.Training.Models;
using Headroom.Training.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Sampling;

public sealed class CachedDecoderTest
{
    private static readonly TinyLmShape s_shape = new()
    {
        Vocabulary = 61, Context = 24, Width = 32, Layers = 3, Heads = 4, KvHeads = 2, Hidden = 40,
    };

    // Sums of 40 products in FP32, in another order: a few units of the last place of scores near 1.
    [NativeTheory]
    [InlineData(1, 4, 4, true)]
    [InlineData(3, 4, 2, true)]
    [InlineData(5, 4, 1, false)]
    public void Step_by_step_it_has_the_scores_of_the_whole_forward_pass(int rows, int heads, int kvHeads, bool tied)
    {
        using var model = Model(s_shape with { Heads = heads, KvHeads = kvHeads, TiedHead = tied });
        using var decoder = new CachedDecoder(model, rows);
        var tokens = Tokens(rows, 24);
        for (var again = 0; again < 2; again++, decoder.Restart())
            AssertSame(model, decoder, tokens, 1e-4);
    }

    [NativeFact]
    public void In_BF16_it_is_about_as_near_to_FP32_as_the_whole_pass_in_BF16_is()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using TinyLm exact = Model(s_shape), rounded = Model(s_shape);
        rounded.Arithmetic = ScalarType.BFloat16;
        using var decoder = new CachedDecoder(rounded, 3);
        var tokens = Tokens(3, 24);
        var (scores, whole) = (exact.call(tensor(tokens)), rounded.call(tensor(tokens)));
        var steps = stack(Enumerable.Range(0, 24).Select(t => decoder.Step(At(tokens, t))).ToArray(), 1); // (rows, T, V)
        double own = Apart(whole), cached = Apart(steps);
        Assert.InRange(cached, 0.001, 2 * own);

        double Apart(Tensor other) => ((other - scores).norm() / scores.norm()).item<float>();
    }

    [NativeFact]
    public void Steps_leave_no_tensor_behind()
    {
        using var model = Model(s_shape);
        using var decoder = new CachedDecoder(model, 2);
        decoder.Step([1, 2]).Dispose();
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var step = 1; step < 24; step++) decoder.Step([step, 60 - step]).Dispose();
        Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [NativeFact]
    public void A_full_context_and_a_wrong_number_of_rows_are_refused()
    {
        using var model = Model(s_shape with { Context = 2 });
        using var decoder = new CachedDecoder(model, 2);
        Assert.Equal("3 tokens for 2 rows. (Parameter 'tokens')", Said.By<ArgumentException>(() => decoder.Step([1, 2, 3])));
        decoder.Step([1, 2]).Dispose();
        decoder.Step([1, 2]).Dispose();
        Assert.Equal("all 2 positions are taken.", Said.By<InvalidOperationException>(() => decoder.Step([1, 2])));
        using var bigram = new TinyLm(s_shape with { Parts = TinyLmParts.Bigram });
        Assert.Throws<ArgumentException>(() => new CachedDecoder(bigram, 1));
    }

    // Larger than training draws them, so that attention is far from uniform and every part counts.
    internal static TinyLm Model(TinyLmShape shape)
    {
        var model = new TinyLm(shape, 9);
        using var still = no_grad();
        foreach (var (_, parameter) in model.named_parameters()) parameter.mul_(5);
        return model;
    }

    private static void AssertSame(TinyLm model, CachedDecoder decoder, long[,] tokens, double tolerance)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var whole = model.call(tensor(tokens)); // (rows, T, V)
        for (var t = 0; t < tokens.GetLength(1); t++)
        {
            var scores = decoder.Step(At(tokens, t));
            var apart = (scores - whole.select(1, t)).abs().max().item<float>() / whole.abs().max().item<float>();
            Assert.True(apart <= tolerance, $"position {t}: {apart} of the largest score apart");
        }
    }

    private static long[] At(long[,] tokens, int t) => [.. Enumerable.Range(0, tokens.GetLength(0)).Select(row => tokens[row, t])];

    private static long[,] Tokens(int rows, int time)
    {
        var (random, tokens) = (new Random(4), new long[rows, time]);
        for (var row = 0; row < rows; row++)
            for (var t = 0; t < time; t++) tokens[row, t] = random.Next(61);
        return tokens;
    }
}
