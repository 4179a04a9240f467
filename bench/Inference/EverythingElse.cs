using Headroom.Inference.Matrices;

namespace Headroom.Bench.Inference;

/// <summary>What a token takes beside its products and its attention: norms, int8 codes, positions, gates, writing the cache.</summary>
internal static class EverythingElse
{
    private const int Context = 128;

    public static Claim Claim => new()
    {
        Id = "inference.rest",
        What = "a token of the target's shape in Q4_0 on one thread, less its products and its attention",
        Unit = "us",
        Goal = 50,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var parts = new TokenParts(MatrixFormat.Q4, Context);
        progress("tokens and their parts in turns");
        parts.Measure();
        var rounds = Enumerable.Range(0, 11).Select(_ => parts.Measure()).ToList();
        var best = rounds.MinBy(round => round.Whole);
        var detail = $"at context {Context} the best round has {1e6 * best.Whole:0} us, products {1e6 * best.Products:0}, "
            + $"attention {1e6 * best.Attention:0}";
        return new([.. rounds.Select(round => 1e6 * (round.Whole - round.Products - round.Attention))], detail);
    }
}
