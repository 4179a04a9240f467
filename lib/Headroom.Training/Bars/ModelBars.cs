using Headroom.Training.Edits;
using Headroom.Training.Stories;

namespace Headroom.Training.Bars;

/// <summary>What the course asks of its largest model.</summary>
public static class ModelBars
{
    /// <summary>How far below the best n-gram of orders 2 to 6 the model's bits per byte lie: 8 % on stories, 5 % on code.</summary>
    public static Bar Below(string part, double bitsPerByte, double bestNGram) =>
        new($"bits per byte below the best n-gram on {part}", 1 - bitsPerByte / bestNGram, part == "stories" ? 0.08 : 0.05);

    /// <summary>
    /// Of tales sampled at temperature 0.8: the share of sentences that parse, and of tales that use only names they
    /// introduced.
    /// </summary>
    public static IReadOnlyList<Bar> OfTales(IEnumerable<string> tales)
    {
        var reports = tales.Select(StoryReport.Of).ToList();
        double sentences = reports.Sum(report => report.Sentences);
        return
        [
            new Bar("sentences that parse", sentences == 0 ? 0 : reports.Sum(report => report.Parsed) / sentences, 0.90),
            new Bar("tales with their own names only",
                reports.Select(report => report is { Stranger: null, Sentences: > 0 } ? 1.0 : 0).DefaultIfEmpty().Average(), 0.80),
        ];
    }

    /// <summary>Of held-out edits answered greedily: the share of unchanged tokens that the answers have.</summary>
    public static Bar OfEdits(IEnumerable<Copied> edits)
    {
        var all = edits.Aggregate(new Copied(0, 0), (sum, one) => sum + one);
        return new Bar("unchanged tokens reproduced in edits", all.Unchanged == 0 ? 0 : all.Share, 0.95);
    }
}
