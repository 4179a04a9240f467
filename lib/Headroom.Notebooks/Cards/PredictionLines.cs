using Headroom.Course.Learning;
using Headroom.Grading;
using Headroom.Grading.Reporting;

namespace Headroom.Notebooks.Cards;

/// <summary>The learner's predictions at the foot of the map: each with its truth, and how often the intervals held it.</summary>
internal static class PredictionLines
{
    public static IEnumerable<ReportLine> Of(IReadOnlyDictionary<string, LockedPrediction> predictions)
    {
        if (predictions.Count == 0) yield break;
        yield return ReportLine.Blank;
        yield return new(new Piece("predictions", Ink.Strong));
        foreach (var (name, prediction) in predictions) yield return Line(name, prediction);
        yield return new(new Piece("   "), new Piece(Summary(PredictionScore.Of(predictions.Values))));
        yield return new(new Piece("● inside   × outside   ○ open", Ink.Muted));
    }

    private static ReportLine Line(string name, LockedPrediction p)
    {
        var (mark, spoken, ink) = p.Truth switch
        {
            null => ("○", "open", Ink.Muted),
            { } truth when p.Contains(truth) => ("●", "inside", Ink.Good),
            _ => ("×", "outside", Ink.Bad),
        };
        var truthText = p.Truth is { } value ? $", was {Numbers.Format(value)} {p.Unit}".TrimEnd() : "";
        var numbers = new Piece($"{LockCard.Range(p)}{truthText}", Ink.Muted);
        return new(new Piece("   "), new Piece(mark, ink, spoken), new Piece($" {name}  "), numbers);
    }

    private static string Summary(PredictionScore score) => score.Known == 0
        ? "none has met its truth yet"
        : $"{score.Inside} of {score.Known} inside ({100.0 * score.Inside / score.Known:0} %; 80 % was asked for)"
            + (double.IsNaN(score.MeanScore) ? "" : $"; interval score {score.MeanScore:0.00} of the true value, 0 is best");
}
