using System.CommandLine;
using System.CommandLine.Help;
using System.ComponentModel;
using Headroom.Cli.Authoring;
using Headroom.Cli.Book;
using Headroom.Cli.Verbs;
using Headroom.Course;
using Headroom.Course.Errors;
using Headroom.Grading.Compiling;

namespace Headroom.Cli;

/// <summary>Parses a command line, runs its verb, and turns every way it can end into a message and an exit code.</summary>
internal static class CommandLine
{
    private const string OutOfReach =
        "The course reads its own folder and writes .course/, out/ and a temporary folder. Where it belongs to another user or is "
        + "read-only, copy it without artifacts/ into a folder of your own. HEADROOM_DEBUG=1 shows where it happened.";

    public static Task<int> Run(IReadOnlyList<string> args, Learner learner, CancellationToken cancel = default) =>
        Run(args, learner, async stop => await BookTools.Open(learner.Layout, stop), cancel);

    /// <summary>The same with <paramref name="openBookTools"/> for what the book is drawn with: a test has files of its own.</summary>
    internal static async Task<int> Run(
        IReadOnlyList<string> args, Learner learner, Func<CancellationToken, Task<IBookTools>> openBookTools, CancellationToken cancel)
    {
        try
        {
            var parsed = Root(learner, openBookTools).Parse(args);
            if (parsed.Action is not HelpAction && Mistake.Find(parsed, args) is { } mistake) throw new UsageException(mistake);
            return await parsed.InvokeAsync(Configuration(parsed), cancel);
        }
        catch (OperationCanceledException)
        {
            return Exit.Interrupted;
        }
        catch (Exception failure)
        {
            learner.Screen.Problem(Describe(failure));
            return Exit.Usage;
        }
    }

    // A kernel answers signals itself: an interrupt stops its cell and not the process. So does a training run, which ends its step first.
    private static InvocationConfiguration Configuration(ParseResult parsed)
    {
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (parsed.CommandResult.Command.Name is "kernel" or TrainVerb.Name) configuration.ProcessTerminationTimeout = null;
        return configuration;
    }

    private static RootCommand Root(Learner learner, Func<CancellationToken, Task<IBookTools>> openBookTools)
    {
        var root = new RootCommand("Headroom: how fast can a language model go, and what stops it?")
        {
            StartVerb.Create(learner),
            NextVerb.Create(learner),
            ListVerb.Create(learner),
            ShowVerb.Create(learner),
            CheckVerb.Create(learner),
            HintVerb.Create(learner),
            SolutionVerb.Create(learner),
            ResetVerb.Create(learner),
            RunVerb.Create(learner),
            BookVerb.Create(learner, openBookTools),
            WebVerb.Create(learner),
            BenchVerb.Create(learner),
            TrainVerb.Create(learner),
            GenerateVerb.Create(learner),
            SpecialiseVerb.Create(learner),
            ReviewVerb.Create(learner),
            AgentVerb.Create(learner),
            McpVerb.Create(learner),
            LanguageServerVerb.Create(learner),
            ExamVerb.Create(learner),
            BoardVerb.Create(learner),
            CertificateVerb.Create(learner),
            ExportVerb.Create(learner),
            JupyterVerb.Create(learner),
            VscodeVerb.Create(learner),
            DoctorVerb.Create(learner),
            FeedbackVerb.Create(learner),
            DevicesVerb.Create(learner),
            VerifyVerb.Create(learner),
            NewVerb.Create(learner),
            TreeVerb.Create(learner),
            GradeVerb.Create(learner),
            CompileWorkerVerb.Create(learner),
        };
        foreach (var adapter in AdapterVerbs.Create(learner)) root.Add(adapter);
        root.SetAction(_ => OverviewVerb.Run(learner));
        return root;
    }

    // Only what the course foresees speaks for itself; anything else is a mistake of the course and says where it came from.
    private static string Describe(Exception failure)
    {
        if (Environment.GetEnvironmentVariable("HEADROOM_DEBUG") == "1") return failure.ToString();
        return failure is UsageException or CourseException or UnknownIdException or CourseNotBuiltException or CompilerFailedException
                or InvalidOperationException
            ? failure.Message
            : failure is UnauthorizedAccessException or IOException ? $"{failure.Message}\n{OutOfReach}"
            : failure is Win32Exception ? $"{failure.Message}\n./course doctor looks at what the course needs."
            : $"{failure.GetType().Name}: {failure.Message}\nHEADROOM_DEBUG=1 shows where it happened.";
    }
}
