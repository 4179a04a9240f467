namespace Headroom.Speculation.Bounds;

/// <summary>What comes next, after each continuation of one text.</summary>
public interface IPrefixModel
{
    int Vocabulary { get; }

    /// <summary>The probability of each token after the continuation.</summary>
    /// <param name="prefix">Empty for the text as it is.</param>
    /// <param name="probabilities">[vocabulary], written.</param>
    void Next(ReadOnlySpan<int> prefix, Span<double> probabilities);
}
