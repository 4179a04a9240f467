using System.Net;
using System.Text;
using System.Text.Json;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;

namespace Headroom.Cli.Publishing;

/// <summary>The site's pages: a front page with the map, and one for each exercise, readable before anything is loaded.</summary>
internal sealed class PageWriter(Syllabus course, CourseLayout layout, string assets)
{
    // Escaped enough to stand in a page.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private IReadOnlyList<Exercise> InPages { get; } = [.. course.Exercises.Where(exercise => InPage.WhyNot(exercise, layout) is null)];

    public IEnumerable<(string Name, string Html)> Pages()
    {
        yield return ("index.html", Front());
        foreach (var exercise in InPages) yield return ($"{exercise.Id}.html", Of(exercise));
    }

    private string Front()
    {
        var first = InPages.First(exercise => exercise.Unit == "02");
        var html = new StringBuilder();
        foreach (var unit in course.Units)
        {
            html.Append($"<h2>{unit.Id} {Encode(unit.Title)}</h2>\n<p>{Encode(unit.Summary)}</p>\n<ul class=\"map\">\n");
            foreach (var exercise in unit.Exercises) html.Append(Entry(exercise));
            html.Append("</ul>\n");
        }
        return Frame(course.Title, "progress.js", $"""
            <h1>{Encode(course.Title)}</h1>
            <p class="lead">How fast can a language model go, and what stops it? Write a GPU kernel here, press Check, and see which bytes it moves: with no SDK, no GPU and no account. The first check loads 10 MB, which stay for the next visit.</p>
            <p><a class="begin" href="{first.Id}.html">Begin with {first.Id} {Encode(first.Title)}</a></p>
            <section aria-labelledby="yours"><h2 id="yours">Yours</h2>
            <p><span id="count"></span>. What you write and pass stays in this browser.</p>
            <p class="buttons"><button type="button" id="export">Export progress</button>
            <label class="button">Import progress <input type="file" id="import" accept="application/json,.json"></label></p>
            <p role="status" id="progress-state"></p></section>
            {html}
            """);
    }

    private string Entry(Exercise exercise)
    {
        var title = $"<span class=\"id\">{exercise.Id}</span> {Encode(exercise.Title)}";
        var size = $"<span class=\"size\">{Encode(ExerciseSize.Of(exercise))}</span>";
        return InPage.WhyNot(exercise, layout) is { } reason
            ? $"<li><span>{title}</span> {size} "
                + $"<span class=\"away\">on your machine: <code>./course check {exercise.Id}</code> ({Encode(reason)})</span></li>\n"
            : $"<li><a href=\"{exercise.Id}.html\">{title}</a> {size} <span class=\"mark\" data-mark=\"{exercise.Id}\"></span></li>\n";
    }

    private string Of(Exercise exercise)
    {
        var next = InPages.SkipWhile(other => other.Id != exercise.Id).Skip(1).FirstOrDefault();
        var files = exercise.Choices
            .Select(choice => (choice.Name, Path: choice.ExerciseFile, Starter: Starter(choice), Goal: choice.Objective)).ToList();
        var data = JsonSerializer.Serialize(
            new
            {
                exercise.Id, exercise.Hints, Seconds = exercise.Budgets.Seconds * files.Count,
                Worker = $"./{assets}/worker.js", Offline = "./sw.js",
                Files = files.Select(file => new { file.Name, file.Path }),
            }, s_json);
        return Frame($"{exercise.Id} {exercise.Title}", "exercise.js", $"""
            <h1>{exercise.Id} {Encode(exercise.Title)} <span id="mark" class="mark"></span></h1>
            <p class="size">{Encode(ExerciseSize.Of(exercise))}</p>
            <p class="lead">{Encode(exercise.Objective)}</p>
            {Shapes(exercise)}
            <p class="scope"><b>Out of scope:</b> {Encode(exercise.OutOfScope)}</p>
            {Tabs(files)}{string.Concat(files.Select((file, at) => Editor(file, at)))}
            <div class="buttons">
            <button type="button" id="check" class="main" disabled aria-keyshortcuts="Control+Enter">Check</button>
            <button type="button" id="stop" hidden>Stop</button>
            <button type="button" id="hint">Hint (1 of {exercise.Hints.Count})</button>
            <button type="button" id="reset">Start over</button>
            <span role="status" id="state">loading ...</span>
            </div>
            <p id="problem" role="alert" hidden></p>
            <ol id="hints" aria-label="Hints"></ol>
            <section id="report" aria-labelledby="verdict" hidden>
            <h2 id="verdict" aria-live="polite"></h2>
            <div id="card"></div>
            <details id="launch-title" open><summary>The launch that moved most, and the roof above it</summary><div id="launch"></div></details>
            <details><summary>As in a terminal</summary><pre id="terminal"></pre></details>
            <p class="machine">On your machine: <code>./course check {exercise.Id}</code></p>
            </section>
            <nav class="onward" aria-label="Exercises">{(next is null ? "" : $"<a id=\"onward\" href=\"{next.Id}.html\">Next: {next.Id} {Encode(next.Title)}</a>")} <a href="index.html">All exercises</a></nav>
            <script type="application/json" id="exercise">{data}</script>
            """);
    }

    private string Starter(Exercise choice) => Stub.From(File.ReadAllText(layout.PathTo(choice.SolutionFile)), choice);

    private static string Shapes(Exercise exercise) =>
        exercise.Shapes.Count == 0 ? "" : $"<pre class=\"shapes\" tabindex=\"0\">{Encode(string.Join('\n', exercise.Shapes))}</pre>";

    private static string Tabs(IReadOnlyList<(string Name, string Path, string Starter, string Goal)> files) => files.Count == 1 ? ""
        : "<div role=\"tablist\" aria-label=\"Files: one that passes is enough\">" + string.Concat(files.Select((file, at) =>
            $"<button type=\"button\" role=\"tab\" id=\"tab-{file.Name}\" aria-controls=\"edit-{file.Name}\" "
            + $"aria-selected=\"{(at == 0 ? "true" : "false")}\" "
            + $"data-path=\"{file.Path}\" title=\"{Encode(file.Goal)}\">{file.Name}</button>")) + "</div>\n";

    // The starter is there to read before the editor is.
    private static string Editor((string Name, string Path, string Starter, string Goal) file, int at) =>
        $"<div class=\"editor\" id=\"edit-{file.Name}\"{(at == 0 ? "" : " hidden")}>"
        + $"<pre tabindex=\"0\"><code>{Encode(file.Starter)}</code></pre></div>\n";

    private string Frame(string title, string script, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Encode(title)} · {Encode(course.Title)}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{assets}/page.css">
        <script type="module" src="{assets}/{script}"></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        <header><a href="index.html">{Encode(course.Title)}</a></header>
        <main id="main">
        <noscript><p>Checks need JavaScript and WebAssembly.</p></noscript>
        {body}
        </main>
        <footer><a href="licences.txt">Licences</a></footer>
        </body>
        </html>

        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
