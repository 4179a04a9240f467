using System.Net;
using System.Text;
using Headroom.Cli.Pages;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;

namespace Headroom.Cli.Book;

/// <summary>The exercises of a unit: what each asks for, the file as the learner gets it, and its hints, folded.</summary>
internal static class ExercisesPage
{
    public static BookPage Of(CourseLayout layout, Unit unit, BookPage notebook)
    {
        var headings = new List<Heading> { new(1, $"{unit.Id} · Exercises", "exercises") };
        var body = new StringBuilder($"""
            <section class="prose">
            <h1 id="exercises">{unit.Id} · Exercises</h1>
            <p>{Count(unit)}, each one marked region of one file. Edit the file, then check it; a hint at a time when you are stuck.</p>
            </section>

            """);
        foreach (var exercise in unit.Exercises)
        {
            headings.Add(new Heading(2, $"{exercise.Id} {exercise.Title}", Addresses.Anchor(exercise)));
            body.Append(Statement(layout, exercise, Section(notebook, exercise)));
        }
        return new BookPage(Addresses.Exercises(unit), $"{unit.Id} · Exercises: {unit.Title}", unit, body.ToString(), headings);
    }

    private static string Count(Unit unit) =>
        Encode($"{Text.Count(unit.Exercises.Count, "exercise")}, {Text.Count(unit.Exercises.Sum(e => e.Points), "point")}");

    private static string Statement(CourseLayout layout, Exercise exercise, string section) => $"""
        <article class="exercise">
        <h2 id="{Addresses.Anchor(exercise)}">{exercise.Id} {Encode(exercise.Title)}</h2>
        <p class="facts">{ExerciseSize.Of(exercise)} · <a href="{section}">its place in the notebook</a></p>
        <dl>
        <dt>Objective</dt><dd>{Encode(exercise.Objective)}</dd>
        {Shapes(exercise)}<dt>Out of scope</dt><dd>{Encode(exercise.OutOfScope)}</dd>
        <dt>Limits</dt><dd>{Encode(Limits.Of(exercise.Budgets))}</dd>
        </dl>
        {string.Concat(exercise.Choices.Select(choice => File(layout, choice)))}<pre class="stdout" tabindex="0">./course check {exercise.Id}</pre>
        {Hints(exercise)}</article>

        """;

    private static string File(CourseLayout layout, Exercise choice) =>
        $"<p class=\"file\"><code>{choice.ExerciseFile}</code></p>\n{Own(choice)}{Cells.Code(Pristine(layout, choice))}";

    // Without the comment at its head, which the statement above is made of.
    private static string Pristine(CourseLayout layout, Exercise exercise) => string.Join('\n', HeadComment.Without(
        Stub.From(System.IO.File.ReadAllText(layout.PathTo(exercise.SolutionFile)), exercise).ReplaceLineEndings("\n").Split('\n'))).Trim();

    // What one of several files asks for, which the statement above does not say.
    private static string Own(Exercise choice) =>
        choice.IsChoice ? $"<dl>\n<dt>Objective</dt><dd>{Encode(choice.Objective)}</dd>\n{Shapes(choice)}</dl>\n" : "";

    private static string Shapes(Exercise exercise) => exercise.Shapes is { Count: > 0 } lines
        ? $"<dt>Shapes</dt><dd class=\"shapes\"><pre>{Encode(string.Join('\n', lines))}</pre></dd>\n"
        : "";

    private static string Hints(Exercise exercise) => string.Concat(exercise.Hints.Select((hint, at) =>
        $"<details class=\"hint\"><summary>Hint {at + 1} of {exercise.Hints.Count}</summary><p>{Encode(hint)}</p></details>\n"));

    // "### Exercise 01.1: Count first", which every notebook has for each of its exercises.
    private static string Section(BookPage notebook, Exercise exercise) =>
        notebook.Headings.FirstOrDefault(h => h.Text.StartsWith($"Exercise {exercise.Id}:", StringComparison.Ordinal)) is { Id: { } id }
            ? $"{notebook.File}#{id}"
            : notebook.File;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
