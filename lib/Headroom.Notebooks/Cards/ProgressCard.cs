using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Grading;
using Headroom.Grading.Reporting;

namespace Headroom.Notebooks.Cards;

/// <summary>The learner's map of the course, as <c>./course list</c> prints it.</summary>
public sealed class ProgressCard
{
    private readonly ReportLine _headline;
    private readonly IReadOnlyList<ReportLine> _lines;

    public ProgressCard(Syllabus course, IReadOnlyDictionary<string, ExerciseProgress> known)
    {
        ArgumentNullException.ThrowIfNull(course);
        ArgumentNullException.ThrowIfNull(known);
        var core = course.Core.ToList();
        var next = course.Next(known);
        var passed = core.Count(e => known.GetValueOrDefault(e.Id)?.Passed is not null);
        _headline = new(new Piece(course.Title, Ink.Strong), new Piece($" · {passed} of {Numbers.Count(core.Count, "exercise")}"));
        ReportLine[] end = next is null
            ? []
            : [ReportLine.Blank,
                new(new Piece("next   ", Ink.Muted), new Piece($"{next.Id} {next.Title}", Ink.Strong), new Piece("   "),
                new Piece(next.ExerciseFile, Ink.Path))];
        _lines = [ReportLine.Blank, .. CourseMap.Lines(course, known), .. end];
    }

    private ProgressCard(ReportLine headline, IReadOnlyList<ReportLine> lines) => (_headline, _lines) = (headline, lines);

    /// <summary>The same with the learner's predictions below.</summary>
    public ProgressCard With(IReadOnlyDictionary<string, LockedPrediction> predictions) =>
        new(_headline, [.. _lines, .. PredictionLines.Of(predictions)]);

    public override string ToString() => string.Join('\n', _lines.Prepend(_headline).Select(line => line.Text));

    internal string ToHtml() => Card.Of($"Progress: {_headline.Text}", Card.Neutral, _lines.Prepend(_headline));
}
