using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Headroom.Course;
using Headroom.Grading.Kernels;
using Headroom.Grading.Referring;

namespace Headroom.Grading.Hosting;

/// <summary>
/// The child process in which learners' code runs. It reads requests from standard input, one JSON object a line, and answers on
/// a channel of its own (<see cref="AnswerChannel"/>), each line marked with a word it was given first, so that nothing the learner
/// prints is taken for an answer. What the learner prints goes to standard error, where the same word ends what belongs to a request.
/// </summary>
public static class GraderHost
{
    private static Action<HostMessage> s_send = _ => { };

    /// <summary>Answers requests until there are no more.</summary>
    /// <param name="gradersAssembly">The path of the graders.</param>
    /// <param name="prepare">Gets ready what they need of the machine, once and before any submission; null when all is there.</param>
    public static int Run(string gradersAssembly, Func<Lack?>? prepare = null)
    {
        using var requests = new Requests(Console.OpenStandardInput());
        using var answers = new StreamWriter(AnswerChannel.Open(), new UTF8Encoding(false)) { AutoFlush = true };
        Console.SetIn(TextReader.Null);
        var mark = requests.Next() ?? "";
        Send(new HostMessage("ready"));
        s_send = Send;
        var gradingThread = Environment.CurrentManagedThreadId;
        AppDomain.CurrentDomain.UnhandledException += (_, end) =>
        {
            if (end.ExceptionObject is Exception thrown && Environment.CurrentManagedThreadId == gradingThread) Dying(thrown);
        };
        // The file is being compiled meanwhile.
        var ready = new Lazy<Lack?>(prepare ?? (() => null));
        Try(ready);
        ReferenceCheck.Prepare(typeof(CourseLayout).Assembly.Location);
        while (requests.Next() is { } line)
        {
            // New ones, for the last submission may have closed them.
            Console.SetOut(Printing());
            Console.SetError(Printing());
            var request = JsonSerializer.Deserialize(line, HostJson.Default.GradeRequest)!;
            var answer = Answer(gradersAssembly, request, () => ready.Value, name => Send(new HostMessage("case", name)));
            using (var end = Printing()) end.WriteLine(mark); // all that was printed stands before it
            Send(answer);
            // After running out of memory nothing in this process can be trusted.
            if (answer.Grade?.Reason == Reason.OutOfMemory) return 0;
        }
        return 0;

        void Send(HostMessage message) => answers.WriteLine($"{mark} {JsonSerializer.Serialize(message, HostJson.Default.HostMessage)}");
    }

    /// <summary>
    /// For native code that is about to end the process, on the thread that called it: tells the learner's line that the call was made at.
    /// </summary>
    public static void Dying() => s_send(new HostMessage("dying", Places: Exceptions.Places(new StackTrace(fNeedFileInfo: true))));

    // No frame of the host can catch it: native code, such as autograd, called what threw.
    private static void Dying(Exception thrown) => s_send(new HostMessage(
        "dying", $"{thrown.GetType().Name}\n{thrown.Message}", Places: Exceptions.Places(new StackTrace(thrown, fNeedFileInfo: true))));

    // What fails here fails again, and is told, when the first file asks for it.
    private static void Try(Lazy<Lack?> ready)
    {
        try
        {
            _ = ready.Value;
        }
        catch (Exception)
        {
            // Kept by the lazy value.
        }
    }

    private static StreamWriter Printing() => new(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };

    internal static HostMessage Answer(string gradersAssembly, GradeRequest request, Func<Lack?> lacks, Action<string> onCase)
    {
        var context = new ExerciseContext(gradersAssembly, request.Assembly);
        try
        {
            if (lacks() is { } lack) return new HostMessage("grade", Grade: lack.Grade);
            // Before any of its code can run.
            if (ReferenceCheck.Find(request.Assembly, UnitOf(request.Exercise)) is { Count: > 0 } refused)
                return new HostMessage("grade", Grade: Conclusion.Refused(refused));
            var graders = context.LoadGraders();
            // By name: listing all types would load those of other exercises, whose signatures this assembly does not have.
            var type = graders.GetType($"Graders.{request.Grader}")
                ?? throw new InvalidOperationException($"no Graders.{request.Grader} in {Path.GetFileName(gradersAssembly)}");
            Grader Fresh() => (Grader)Activator.CreateInstance(type)!;
            return request.Device is null
                ? new HostMessage("grade", Grade: LeftBehind.Look(request, () => Fresh().Run(request, onCase)))
                : new HostMessage("device", Device: DeviceCheck.Run(Fresh, request, onCase));
        }
        catch (Exception failure)
        {
            return new HostMessage("grade", Grade: Failed(request, failure));
        }
        finally
        {
            context.Unload();
        }
    }

    // 02 of 02.5.
    private static string UnitOf(string exercise) => exercise.Split('.')[0];

    // A grader whose own fields hold the exercise's types fails to load where the learner's file changed them.
    private static Grade Failed(GradeRequest request, Exception failure)
    {
        var grade = new Grade { Outcome = Outcome.Failed };
        var cause = failure;
        while (cause is TargetInvocationException or TypeInitializationException && cause.InnerException is not null)
            cause = cause.InnerException;
        return cause is TypeLoadException or MissingMemberException
            ? Exceptions.Describe(grade, request.Exercise, request.Grader, cause)
            : grade with { Reason = Reason.Harness, Headline = $"the grader failed: {failure.Message}" };
    }
}
