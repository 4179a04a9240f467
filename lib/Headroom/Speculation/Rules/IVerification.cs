using Headroom.Inference.Sampling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Rules;

/// <summary>
/// Decides how far the target follows a tree. Every rule here is lossless; they differ in what is equal to plain decoding.
/// </summary>
public interface IVerification
{
    /// <summary>A copy of the sampler at the next token, where the rule draws as plain decoding does; null where it does not.</summary>
    Sampler? Draws { get; }

    /// <summary>The path that is kept, and the target's own token after it.</summary>
    Verdict Judge(TokenTree tree, TargetScores scores);
}

/// <summary>What the target says after the text, as row -1, and after each node of a tree.</summary>
public readonly ref struct TargetScores(ReadOnlySpan<float> scores, int vocabulary)
{
    private readonly ReadOnlySpan<float> _scores = scores; // [1 + nodes, vocabulary]

    public int Vocabulary => vocabulary;

    public ReadOnlySpan<float> this[int node] => _scores.Slice((node + 1) * vocabulary, vocabulary);
}
