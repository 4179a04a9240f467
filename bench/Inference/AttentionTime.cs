using Headroom.Inference.Matrices;

namespace Headroom.Bench.Inference;

/// <summary>What attention takes of a token, over the context.</summary>
internal static class AttentionTime
{
    public static Claim Claim(int context) => new()
    {
        Id = $"inference.attention.{context}",
        What = $"attention of a token of the target's shape over {context} positions, cache in FP16, one thread",
        Unit = "us",
        Goal = 0,
        IsInformation = true,
        Measure = _ => Measure(context),
    };

    private static Samples Measure(int context)
    {
        using var parts = new TokenParts(MatrixFormat.Q4, context);
        parts.Measure();
        var rounds = Enumerable.Range(0, 7).Select(_ => parts.Measure()).ToList();
        var share = rounds.Min(round => round.Attention) / rounds.Min(round => round.Whole);
        return new([.. rounds.Select(round => 1e6 * round.Attention)], $"{share:0 %} of a token in Q4_0");
    }
}
