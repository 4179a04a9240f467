using System.Globalization;
using Headroom.Classroom.Marking;
using Headroom.Grading;

namespace Headroom.Classroom.Books;

/// <summary>Pages without a script: one for the class, and one for each learner.</summary>
public static class Pages
{
    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
        table{border-collapse:collapse;margin:1rem 0}td,th{padding:.25rem .6rem;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}
        pre{background:#f4f4f4;padding:.75rem;overflow:auto;font-size:13px}.n{text-align:right}.bar{background:#2a6;height:.7rem;display:inline-block}
        .rest{background:#c63;height:.7rem;display:inline-block}.muted{color:#666}
        @media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}pre{background:#222}td,th{border-color:#444}.muted{color:#aaa}}
        """;

    /// <summary>One learner's marks, with the report of each.</summary>
    public static string Learner(ClassMarks marks, string learner)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var all = marks.Of(learner).ToList();
        var problems = marks.Problems.GetValueOrDefault(learner) ?? [];
        return Page(learner,
        [
            $"<p>{Number(marks.Points(learner))} of {marks.OutOf} points</p>",
            .. problems.Select(problem => $"<p>Not read: {SafeText.Html(problem)}</p>"),
            "<table><tr><th>exercise<th class=n>points<th>verdict</tr>",
            .. all.Select(mark => $"<tr><td>{mark.Exercise}<td class=n>{Number(marks.Points(mark))} of {mark.OutOf}"
                + $"<td>{Verdict(marks, mark)}</tr>"),
            "</table>",
            .. all.Where(mark => mark.Report.Length > 0).Select(mark => $"<pre>{SafeText.Html(mark.Report)}</pre>"),
        ]);
    }

    /// <summary>Where a class stands: how far each exercise is passed, where people stick, and the most frequent mistakes.</summary>
    /// <param name="marks">All of them.</param>
    /// <param name="pageOf">The address of a learner's page.</param>
    public static string Class(ClassMarks marks, Func<string, string> pageOf)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(pageOf);
        var summary = ExerciseSummary.Of(marks);
        var held = marks.Learners.SelectMany(marks.Of).Count(marks.IsHeld);
        return Page($"{marks.Learners.Count} learners, {marks.Exercises.Count} exercises",
        [
            Finding(summary),
            held > 0 ? $"<p>{held} marks are held until a person has read the file: held.csv lists them.</p>" : "",
            "<table><tr><th>exercise<th class=n>passed<th class=n>not yet<th class=n>not tried<th>of those who tried<th>most frequent</tr>",
            .. summary.Select(Row), "</table>",
            "<h2>Learners</h2><table><tr><th>learner<th class=n>points<th>passed<th>problems</tr>",
            .. marks.Learners.Select(learner => LearnerRow(marks, learner, pageOf(learner))), "</table>",
        ]);
    }

    private static string Finding(IReadOnlyList<ExerciseSummary> summary)
    {
        var worst = summary.Where(one => one.Failed > 0).OrderByDescending(one => one.Stuck).ThenByDescending(one =>
            one.Failed).FirstOrDefault();
        if (worst is null) return "<p>Nobody who tried an exercise failed it.</p>";
        var frequent = summary.SelectMany(one => one.Mistakes.Select(mistake => (one.Exercise, mistake.Mistake, mistake.Learners)))
            .MaxBy(one => one.Learners);
        return $"<p>People stick at {worst.Exercise.Id} {SafeText.Html(worst.Exercise.Title)}: "
            + $"{worst.Failed} of {worst.Failed + worst.Passed} who tried it have not passed.</p>"
            + $"<p>The most frequent mistake, {frequent.Learners} times, in {frequent.Exercise.Id}: "
            + $"{SafeText.Html(frequent.Mistake)}</p>";
    }

    private static string Row(ExerciseSummary one)
    {
        const int width = 120; // pixels of the bar
        var tried = one.Passed + one.Failed;
        var right = tried == 0 ? 0 : width * one.Passed / tried;
        var mistakes = one.Mistakes.Select(mistake => $"{mistake.Learners}: {SafeText.Html(mistake.Mistake)}");
        return $"<tr><td>{one.Exercise.Id} {SafeText.Html(one.Exercise.Title)}<td class=n>{one.Passed}<td class=n>{one.Failed}"
            + $"<td class=n>{one.Untried}<td>"
            + $"<span class=bar style=width:{right}px></span><span class=rest style=width:{(tried == 0 ? 0 : width - right)}px></span>"
            + $"<td>{string.Join("<br>", mistakes)}</tr>";
    }

    private static string LearnerRow(ClassMarks marks, string learner, string page) =>
        $"<tr><td><a href=\"{page}\">{SafeText.Html(learner)}</a><td class=n>{Number(marks.Points(learner))} of {marks.OutOf}"
            + $"<td>{marks.Of(learner).Count(mark => mark.Outcome == Outcome.Passed)} of {marks.Exercises.Count}"
            + $"<td>{SafeText.Html(string.Join("; ", (marks.Problems.GetValueOrDefault(learner) ?? []).Take(2)))}</tr>";

    private static string Verdict(ClassMarks marks, Mark mark) =>
        marks.IsHeld(mark) ? $"held: {SafeText.Html(mark.Held!)}" : SafeText.Html(mark.Headline);

    private static string Page(string title, IEnumerable<string> body) =>
        $"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">"
            + $"<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">"
            + $"<title>{SafeText.Html(title)}</title><style>{Style}</style><h1>{SafeText.Html(title)}</h1>\n{string.Join('\n', body)}\n";

    private static string Number(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
