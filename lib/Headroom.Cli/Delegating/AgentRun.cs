using System.Globalization;
using Headroom.Agents.Chats;
using Headroom.Agents.Consenting;
using Headroom.Cli.Checks;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Grading.Reporting;
using Microsoft.Extensions.AI;

namespace Headroom.Cli.Delegating;

/// <summary>
/// Hands an exercise to an agent and grades what comes back, in a sandbox, by the same grader. The learner's file and progress stay as they
/// are.
/// </summary>
/// <param name="open">Opens the checker of what nobody has read yet.</param>
/// <param name="ask">A question with yes or no; null where nobody is there.</param>
internal sealed class AgentRun(Learner learner, Func<bool, CancellationToken, Task<IExerciseChecker>> open, Func<string, bool?> ask)
{
    private const int LongestAnswer = 8_192;

    public async Task<int> Run(Exercise exercise, AgentOptions options, CancellationToken cancel)
    {
        if (exercise.IsChoice || exercise.Choices.Count > 1)
            throw new UsageException($"{exercise.Id} has several files; an agent is given an exercise of one.");
        var teacher = Teacher(options);
        if (!MaySend(exercise, teacher, options)) return Exit.Usage;
        await TrainingNeeds.Bring(learner, [exercise], cancel);
        using var checker = await open(options.Trust, cancel);
        var folder = Path.GetFullPath(options.Folder ?? learner.Layout.PathTo($"out/agent/{exercise.Id}"));
        using var transcript = Transcript.Open(Path.Combine(folder, "transcript.jsonl"));
        var meter = new Meter(options.Prices, options.MostTokens, options.MostDollars);
        using var client = new MeteringChatClient(new RecordedChatClient(transcript, teacher.Name, teacher.Client), meter);
        return await Tries(exercise, teacher, options, new Work(folder, client, meter, checker), cancel);
    }

    private sealed record Work(string Folder, IChatClient Client, Meter Meter, IExerciseChecker Checker);

    private async Task<int> Tries(Exercise exercise, Teacher teacher, AgentOptions options, Work work, CancellationToken cancel)
    {
        var (stub, log) = (ExerciseBrief.Stub(learner.Layout, exercise), new AgentLog(work.Folder));
        List<ChatMessage> messages =
        [
            new(ChatRole.System, ExerciseBrief.System), new(ChatRole.User, ExerciseBrief.Of(exercise, stub)),
        ];
        var exit = Exit.Failed;
        for (var number = 1; number <= options.Tries && exit != Exit.Ok; number++)
        {
            Say("asked", $"{teacher.Name}, try {number} of {options.Tries}");
            string answer;
            try
            {
                var response = await work.Client.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = LongestAnswer }, cancel);
                answer = response.Text;
            }
            catch (TeacherException none)
            {
                learner.Screen.Problem(
                    $"{none.Message} What was answered lies in {Shown(work.Folder)}; the same command goes on from there.");
                return Exit.CannotRun;
            }
            var (report, told, file) = await Graded(exercise, stub, answer, number, work, cancel);
            exit = report?.ExitCode ?? Exit.Failed;
            log.Add(new AgentTry(
                learner.Clock.GetUtcNow(), exercise.Id, teacher.Name, number, $"{report?.Outcome ?? Outcome.Failed}",
                report?.Headline ?? told, file, work.Meter.InputTokens, work.Meter.OutputTokens, work.Meter.Dollars));
            messages.Add(new(ChatRole.Assistant, answer));
            messages.Add(new(ChatRole.User, ExerciseBrief.Again(told)));
        }
        Close(exercise, work, log, exit);
        return exit;
    }

    private async Task<(Report? Report, string Told, string? File)> Graded(
        Exercise exercise, string stub, string answer, int number, Work work, CancellationToken cancel)
    {
        if (ExerciseBrief.FileIn(answer) is not { } text) return Refused("the answer has no fenced block with the file", null);
        var name = $"try-{number}.cs";
        var path = Path.Combine(work.Folder, name);
        AtomicFile.Write(path, text);
        if (ExerciseBrief.Objection(text, stub, exercise) is { } objection) return Refused(objection, name);
        var report = await work.Checker.Check(exercise, path, new CheckOptions { IsExamined = true }, cancel);
        CheckRun.Show(learner.Screen, report);
        return (report, ReportText.Render(report), name);
    }

    private (Report?, string, string?) Refused(string why, string? file)
    {
        Say("refused", why);
        return (null, why, file);
    }

    private static Teacher Teacher(AgentOptions options)
    {
        if (options.Transcript is { } path)
        {
            try { return Agents.Chats.Teacher.Recorded(path); }
            catch (Exception wrong) when (wrong is FormatException or FileNotFoundException or DirectoryNotFoundException)
            {
                throw new UsageException(wrong.Message);
            }
        }
        return TeacherEndpoint.FromEnvironment() is { } endpoint
            ? Agents.Chats.Teacher.At(endpoint)
            : throw new UsageException(
                $"There is no agent to ask. Set {TeacherEndpoint.UrlVariable} to an endpoint that speaks as OpenAI's does, such as "
                + $"http://127.0.0.1:8080/v1, and {TeacherEndpoint.ModelVariable} to its model ({TeacherEndpoint.KeyVariable} where it "
                + "wants a key); or replay a record with --recorded FILE.");
    }

    // The course's own text is sent, and reports on what the agent wrote. It is asked all the same.
    private bool MaySend(Exercise exercise, Teacher teacher, AgentOptions options)
    {
        if (teacher.Endpoint is not { } endpoint) return true;
        var request = new ConsentRequest(learner.Layout.Root, endpoint.Host, endpoint.Model, [exercise.ExerciseFile], options.MostTokens);
        if (options.Yes)
        {
            Print(request.Text);
            return true;
        }
        var consent = new ConsentFile(Path.Combine(learner.Layout.StateFolder, "consent-agent.json"));
        if (consent.Obtain(request, text =>
            {
                Print(text);
                return ask("The untouched file and reports on the agent's answers are sent, and nothing of yours. May they be?");
            })) return true;
        learner.Screen.Problem("Nothing was sent. --yes agrees on the command line.");
        return false;
    }

    private void Close(Exercise exercise, Work work, AgentLog log, int exit)
    {
        var meter = work.Meter;
        learner.Screen.Blank();
        Say("used", string.Create(CultureInfo.InvariantCulture,
            $"{meter.InputTokens:#,0} tokens asked, {meter.OutputTokens:#,0} answered, {Text.Count(meter.Answers, "answer")}"
            + $"{(meter.Dollars > 0 ? $", ${meter.Dollars:0.0000}" : "")}"
            + $"{(meter.Replayed > 0 ? $"; {meter.Replayed} out of the record" : "")}"));
        learner.Screen.Labelled("log", new Piece(Shown(log.Path), Ink.Path));
        Say("", exit == Exit.Ok
            ? $"It passes, and that is the agent's. Yours, {exercise.ExerciseFile}, is as it was."
            : $"It does not pass. Read the last answer before you ask again: what did the brief leave open?");
    }

    private string Shown(string path)
    {
        var relative = Path.GetRelativePath(learner.Layout.Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace('\\', '/');
    }

    private void Say(string label, string text) => learner.Screen.Labelled(label, new Piece(text));

    private void Print(string text)
    {
        foreach (var line in text.Split('\n')) learner.Screen.Write(line);
    }
}
