using Headroom.Inference.Sampling;
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
