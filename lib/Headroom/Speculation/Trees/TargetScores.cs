namespace Headroom.Speculation.Trees;

/// <summary>What the target says after the text, as row -1, and after each node of a tree.</summary>
public readonly ref struct TargetScores(ReadOnlySpan<float> scores, int vocabulary)
{
    private readonly ReadOnlySpan<float> _scores = scores; // [1 + nodes, vocabulary]

    public int Vocabulary => vocabulary;

    public ReadOnlySpan<float> this[int node] => _scores.Slice((node + 1) * vocabulary, vocabulary);
}
