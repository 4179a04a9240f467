using System.ComponentModel;
using System.Text.Json;
using Headroom.Cli.Checks;
using Headroom.Course;
using Headroom.Course.Errors;
using Headroom.Course.Learning;
using Headroom.Course.Units;
using Headroom.Grading.Checking;
using Headroom.Grading.Reporting;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Headroom.Cli.Mcp;

/// <summary>
/// The course as four tools of the Model Context Protocol: list, show, check and hint. They take ids and no paths, and what they answer
/// names no folder outside the course. A check reads the learner's own file and counts as the learner's attempt, a hint as theirs.
/// </summary>
internal sealed class CourseServer(Learner learner) : IDisposable
{
    private const string Instructions =
        "Headroom is a course: the learner's files are graded, not yours. Explain and ask before you write. Show says what an exercise "
        + "wants and which file it is; edit that file's marked region alone; check grades it as saved.";

    private readonly Lazy<IExerciseChecker> _checker = new(learner.OpenChecker);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Serves one client until it closes <paramref name="input"/>.</summary>
    public async Task Run(Stream input, Stream output, CancellationToken cancel)
    {
        await using var transport = new StreamServerTransport(input, output, "headroom");
        await using var server = McpServer.Create(transport, new McpServerOptions
        {
            ServerInfo = new Implementation
            {
                Name = "headroom", Title = learner.Course.Title,
                Version = typeof(CourseServer).Assembly.GetName().Version!.ToString(3),
            },
            ServerInstructions = Instructions,
            ToolCollection = [.. Tools()],
        });
        await server.RunAsync(cancel);
    }

    public void Dispose()
    {
        if (_checker.IsValueCreated) _checker.Value.Dispose();
        _turn.Dispose();
    }

    private IEnumerable<McpServerTool> Tools()
    {
        yield return Tool(
            "list", "The map of the course: units, exercises, what is passed, points.", readOnly: true,
            ([Description("A unit, such as 02; all of them without it.")] string? unit = null) => Answer(() => List(unit)));
        yield return Tool(
            "show", "What an exercise asks for: objective, shapes, limits, its file, how far the learner is.", readOnly: true,
            ([Description("An exercise, such as 02.5; the next one without it.")] string? exercise = null) =>
                Answer(() => Show(learner.Exercise(exercise))));
        yield return Tool(
            "check", "Grades the learner's file as it is saved, and remembers the attempt.", readOnly: false,
            ([Description("An exercise, such as 02.5.")] string exercise,
                [Description("Fresh inputs in place of the practice seed.")] bool final = false, CancellationToken cancel = default) =>
                Check(exercise, final, cancel));
        if (Withheld.FromEnvironment().Hints) yield break;
        yield return Tool(
            "hint", "The next of an exercise's three hints, under those already seen. It counts as seen by the learner.", readOnly: false,
            ([Description("An exercise, such as 02.5.")] string exercise) => Answer(() => Hint(learner.Exercise(exercise))));
    }

    // Destructive is what a client assumes of a tool that writes; none of these takes anything away.
    private static McpServerTool Tool(string name, string what, bool readOnly, Delegate call) => McpServerTool.Create(
        call, new McpServerToolCreateOptions
        {
            Name = name, Description = what, ReadOnly = readOnly, Destructive = false, Idempotent = readOnly, OpenWorld = false,
        });

    private string List(string? unit) =>
        Lines(CourseMap.Lines(learner.Units(unit ?? Ids.All), learner.Progress()).Select(line => line.Text));

    private string Show(Exercise exercise)
    {
        var progress = learner.Of(exercise);
        return Lines(
        [
            $"{exercise.Id} {exercise.Title}",
            $"goal: {exercise.Objective}",
            .. exercise.Shapes.Select(line => $"shapes: {line}"),
            $"beyond: {exercise.OutOfScope}",
            $"limits: {Limits.Of(exercise.Budgets)}",
            .. exercise.Needs.Select(need =>
                $"needs: {need} {(learner.Of(learner.Course.Find(need)).Passed is null ? "not passed yet" : "passed")}"),
            .. exercise.Choices.Select(choice => $"file: {choice.ExerciseFile}"),
            progress.Passed is { } passed ? $"state: passed {passed:yyyy-MM-dd}, {Text.Count(progress.Points, "point")}"
                : $"state: not passed, {Text.Count(progress.Attempts, "attempt")}, {progress.Hints} of {exercise.Hints.Count} hints seen",
        ]);
    }

    private string Hint(Exercise exercise)
    {
        var shown = learner.TakeHint(exercise);
        return Lines(exercise.Hints.Take(shown).Select((hint, at) => $"{at + 1} of {exercise.Hints.Count}: {hint}"));
    }

    // One at a time: a check has the machine for itself.
    private async Task<CallToolResult> Check(string id, bool final, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var exercise = learner.Exercise(id);
            await TrainingNeeds.Bring(learner, [exercise], cancel);
            var report = await CheckRun.One(learner, _checker.Value, exercise, new CheckOptions { Final = final }, cancel);
            using var json = JsonDocument.Parse(CoursePaths.Hide(ReportJson.Write(report), learner.Layout));
            return Say(ReportText.Render(report), structured: json.RootElement.Clone());
        }
        catch (Exception refused) when (IsForWhoAsks(refused))
        {
            return Say(refused.Message, isError: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    private CallToolResult Answer(Func<string> answer)
    {
        try
        {
            return Say(answer());
        }
        catch (Exception refused) when (IsForWhoAsks(refused))
        {
            return Say(refused.Message, isError: true);
        }
    }

    private static bool IsForWhoAsks(Exception failure) =>
        failure is UsageException or CourseException or UnknownIdException or InvalidOperationException or IOException;

    private CallToolResult Say(string text, bool isError = false, JsonElement? structured = null) => new()
    {
        Content = [new TextContentBlock { Text = CoursePaths.Hide(text, learner.Layout) }], IsError = isError,
        StructuredContent = structured,
    };

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
