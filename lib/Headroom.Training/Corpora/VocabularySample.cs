using System.Text;
using Headroom.Tokenizing;
using Headroom.Training.Code;
using Headroom.Training.Dialogues;
using Headroom.Training.Stories;

namespace Headroom.Training.Corpora;

/// <summary>What the vocabulary is learned from: some of everything that is trained on, so that no kind of text falls into bytes.</summary>
internal static class VocabularySample
{
    /// <summary>Tokens in the vocabulary.</summary>
    public const int Size = 2048;

    private const int Tales = 2500; // 3 MB, about as much as there is code
    private const int Talks = 4000; // 1 MB

    public static WordCounts Count(IReadOnlyList<CodeDocument> code)
    {
        var counts = new WordCounts();
        for (var i = 0; i < Tales; i++) counts.Add(Encoding.UTF8.GetBytes(Stories.Tales.Tale(Corpus.Seed, i).Text));
        for (var i = 0; i < Talks; i++)
        {
            var talk = Dialogues.Talks.Talk(Corpus.Seed, i).Text;
            foreach (var turn in talk.Split(Marks.All.ToArray(), StringSplitOptions.RemoveEmptyEntries))
                counts.Add(
                    Encoding.UTF8.GetBytes(turn));
        }
        foreach (var document in code.Where(one => !one.File.HeldOut)) counts.Add(Encoding.UTF8.GetBytes(document.Text));
        return counts;
    }
}
