namespace Headroom.Training.Corpora;

/// <summary>How much to make. Code is what there is.</summary>
/// <param name="StoryTokens">To train on; the last tale goes over.</param>
/// <param name="EditTokens">To train on.</param>
/// <param name="TalkTokens">To train on.</param>
/// <param name="HeldOut">Tales, and half as many edits and talks, to measure on.</param>
public readonly record struct CorpusSize(int StoryTokens, int EditTokens, int TalkTokens, int HeldOut)
{
    /// <summary>For the course's largest model: 80 MB of tales, none twice, and the rest for a few rounds.</summary>
    public static CorpusSize Full { get; } = new(23_000_000, 4_000_000, 1_500_000, 1200);

    /// <summary>For tests: seconds.</summary>
    public static CorpusSize Tiny { get; } = new(60_000, 20_000, 10_000, 40);
}
