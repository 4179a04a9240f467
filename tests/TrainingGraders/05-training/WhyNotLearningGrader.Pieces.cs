using Headroom.Diagnosing;

namespace Graders;

public sealed partial class WhyNotLearningGrader
{
    private void Pieces(RunRecord healthy) => Case("held-out texts that share half, and one token less", () =>
    {
        foreach (var length in new[] { 8, Draw.Int(5, 6) * 2, Draw.Int(5, 6) * 2 + 1 })
        {
            var half = (length + 1) / 2;
            var sources = healthy.TrainingWindows.Where(text => text.Count >= half).ToList();
            List<IReadOnlyList<int>> less = [.. sources.Take(4).Select(source => Holding(healthy, source, half - 1, length))];
            List<IReadOnlyList<int>> exactly =
                [.. sources.TakeLast(Draw.Int(2, 4)).Select(source => Holding(healthy, source, half, length))];
            Judged($"{half - 1} tokens of {length}", healthy with { HeldOutWindows = less }, Fault.None,
                "Less than half of a text is no leak: phrases are shared by all texts");
            Judged($"{half} tokens of {length}", healthy with { HeldOutWindows = [.. less, .. exactly] }, Fault.HeldOutLeaked,
                "Half of a text in one piece has leaked, wherever it stands in both");
            IReadOnlyList<int>[] one = [.. less, exactly[0]];
            Draw.Shuffle(one);
            Judged($"{half} tokens of {length} in one text", healthy with { HeldOutWindows = one }, Fault.HeldOutLeaked,
                "One text that leaked is a leak");
        }
    });

    // A text of which so many tokens in a row stand in the source, and no more in any training text.
    private List<int> Holding(RunRecord run, IReadOnlyList<int> source, int piece, int length)
    {
        while (true)
        {
            var (from, to) = (Draw.Int(0, source.Count - piece), Draw.Int(0, length - piece));
            List<int> text = [.. Enumerable.Range(0, length).Select(_ => Draw.Int(0, run.Vocabulary - 1))];
            for (var t = 0; t < piece; t++) text[to + t] = source[from + t];
            if (Piece(text, run) == piece) return text;
        }
    }
}
