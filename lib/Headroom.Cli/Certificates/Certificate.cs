using System.Globalization;
using System.Net;
using System.Text;
using Headroom.Cli.Boards;
using Headroom.Cli.Pages;
using Headroom.Course.Learning;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Cli.Certificates;

/// <summary>What a learner did in the course, as one HTML page that asks nothing of any host.</summary>
/// <param name="name">As it is to stand on the page.</param>
/// <param name="next">What the learner would do next, in their words; null leaves the line open.</param>
internal sealed class Certificate(Learner learner, string name, string? next)
{
    private readonly StringBuilder _body = new();

    public string Page(IReadOnlyList<BoardEntry> board, IReadOnlyDictionary<string, LockedPrediction> predictions)
    {
        var known = learner.Progress();
        var date = learner.Clock.GetUtcNow();
        Add($"<main>\n<h1>{Safe(learner.Course.Title)}: {Safe(name)}</h1>\n");
        Units(known);
        Kernels(known);
        Scores(board);
        Predictions(predictions);
        Add($"<h2>What I would do next</h2>\n<p>{(next is null ? "&hellip;" : Safe(next))}</p>\n");
        Add($"<p>Written on {date:yyyy-MM-dd} by the course itself from this learner's files. It shows what was done; "
            + "nobody has watched it being done. <code>./course check all --final</code> runs every file again.</p>\n</main>\n");
        return Pages.Page.Frame(
            $"{name}: {learner.Course.Title}", $"<style>\n{PageStyle.Css}\nsvg {{ max-width: 40rem; width: 100%; }}\n</style>",
            _body.ToString());
    }

    private void Units(IReadOnlyDictionary<string, ExerciseProgress> known)
    {
        var all = learner.Course.Exercises.ToList();
        var passed = all.Count(exercise => Passed(known, exercise));
        var points = all.Sum(exercise => known.GetValueOrDefault(exercise.Id, ExerciseProgress.None).Points);
        Add($"<p>{passed} of {all.Count} exercises, {points} of {all.Sum(exercise => exercise.Points)} points.</p>\n");
        Table(["unit", "passed", "points", "hints"], learner.Course.Units.Select(unit => (string[])
        [
            $"{unit.Id} {unit.Title}", $"{unit.Exercises.Count(exercise => Passed(known, exercise))} of {unit.Exercises.Count}",
            $"{unit.Exercises.Sum(exercise => known.GetValueOrDefault(exercise.Id, ExerciseProgress.None).Points)}",
            $"{unit.Exercises.Sum(exercise => known.GetValueOrDefault(exercise.Id, ExerciseProgress.None).Hints)}",
        ]));
    }

    // What the last check of each passed exercise counted, beside what was allowed and what a simpler version would take.
    private void Kernels(IReadOnlyDictionary<string, ExerciseProgress> known)
    {
        var rows = new List<string[]>();
        foreach (var exercise in learner.Course.Exercises.Where(exercise => Passed(known, exercise)))
            if (LastReport.Of(learner.Layout, exercise) is { Outcome: Outcome.Passed, Counts: { Count: > 0 } counts })
                rows.AddRange(counts.Select(count => (string[])
                    [$"{exercise.Id} {exercise.Title}", count.What, Number(count.Yours), Number(count.Limit),
                        count.Naive is { } naive ? Number(naive) : ""]));
        if (rows.Count == 0) return;
        Add("<h2>Counted</h2>\n");
        Table(["exercise", "what", "mine", "limit", "naive"], rows);
    }

    private void Scores(IReadOnlyList<BoardEntry> board)
    {
        var own = board.Where(entry => entry.Name == name).ToList();
        if (own.Count == 0) return;
        Add($"<h2>The last exam</h2>\n<p>S is 1 at the bound and one half at the baseline.</p>\n");
        Table(["part", "S", "what", "mine", "bound", "baseline"], own.Select(entry => (string[])
        [
            entry.Exercise, entry.S.ToString("0.000", CultureInfo.InvariantCulture), $"{entry.What} {entry.Unit}".TrimEnd(),
            Number(entry.Time), Number(entry.Bound), Number(entry.Baseline),
        ]));
    }

    private void Predictions(IReadOnlyDictionary<string, LockedPrediction> predictions)
    {
        var score = PredictionScore.Of(predictions.Values);
        if (score.Known == 0) return;
        Add($"<h2>Predicted</h2>\n<p>{score.Inside} of {score.Known} measured values lay in the interval that was written down before; "
            + $"8 of 10 was asked for.</p>\n{CalibrationPicture.Of(predictions)}\n");
    }

    private void Table(string[] heads, IEnumerable<string[]> rows)
    {
        var head = string.Concat(heads.Select(each => $"<th>{Safe(each)}</th>"));
        Add($"<div class=\"scroll\"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n");
        foreach (var row in rows) Add($"<tr>{string.Concat(row.Select(cell => $"<td>{Safe(cell)}</td>"))}</tr>\n");
        Add($"</tbody></table></div>\n");
    }

    private void Add(string html) => _body.Append(html);

    private static bool Passed(IReadOnlyDictionary<string, ExerciseProgress> known, Exercise exercise) =>
        known.GetValueOrDefault(exercise.Id)?.Passed is not null;

    private static string Number(double value) => Numbers.Short(value);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
