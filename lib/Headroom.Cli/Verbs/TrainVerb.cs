using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Verbs;

/// <summary><c>train RUN</c>: trains one of the course's models, in a process of its own. Exit code 5 where there is no libtorch.</summary>
internal static class TrainVerb
{
    public const string Name = "train";

    public static Command Create(Learner learner)
    {
        var run = new Argument<string>("RUN")
        {
            Description = "mini (a minute), small, target, draft or features (both guess for the target)",
        };
        var minutes = new Option<double?>("--minutes") { Description = "how long; by default as many steps as the shipped model had" };
        var steps = new Option<long?>("--steps") { Description = "how many steps instead" };
        var threads = new Option<int?>("--threads") { Description = "threads; by default one a core" };
        var resume = new Option<bool>("--resume") { Description = "go on from the last checkpoint, as if the run had not stopped" };
        var restart = new Option<bool>("--restart") { Description = "begin anew and replace what there is" };
        var ship = new Option<bool>("--ship")
        {
            Description = "train nothing: pack the run that has ended into models/, measure it and write its card (minutes of one core)",
        };
        var command = new Command(Name, "Train a model of the course; restores libtorch the first time (about 130 MB).")
        {
            run, minutes, steps, threads, resume, restart, ship,
        };
        command.SetAction(parsed => Run(learner,
        [
            parsed.GetValue(run)!,
            .. Value("--minutes", parsed.GetValue(minutes)), .. Value("--steps", parsed.GetValue(steps)),
            .. Value("--threads", parsed.GetValue(threads)),
            .. Flag("--resume", parsed.GetValue(resume)), .. Flag("--restart", parsed.GetValue(restart)),
            .. Flag("--ship", parsed.GetValue(ship)),
        ]));
        return command;
    }

    private static int Run(Learner learner, IEnumerable<string> arguments)
    {
        if (!File.Exists(learner.Layout.Training)) throw new CourseNotBuiltException(learner.Layout.Training);
        // Ctrl-C reaches the run as well, which ends its step and writes a checkpoint: this process waits for that.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var training = Process.Start(new ProcessStartInfo(DotnetHost.Path, ["exec", learner.Layout.Training, Name, .. arguments])
        {
            WorkingDirectory = learner.Layout.Root,
        })!;
        training.WaitForExit();
        return training.ExitCode;
    }

    private static IEnumerable<string> Value<T>(string option, T? value) where T : struct =>
        value is { } given ? [option, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{given}")] : [];

    private static IEnumerable<string> Flag(string option, bool given) => given ? [option] : [];
}
