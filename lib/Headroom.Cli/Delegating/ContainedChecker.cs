using Headroom.Classroom.Containing;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Grading.Compiling;

namespace Headroom.Cli.Delegating;

/// <summary>Checks files that nobody has read: in a sandbox, or with limits alone where that was asked for.</summary>
internal sealed class ContainedChecker : IExerciseChecker
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("headroom-agent-").FullName;
    private readonly Checker _checker;

    private ContainedChecker(Learner learner, Containments containments) => _checker = new Checker(
        learner.Layout, new CheckSurroundings(
            containments.For(learner.Layout, _scratch), new Compiler(CompileRecipe.Load(learner.Layout)), _scratch));

    /// <exception cref="UsageException">There is no sandbox here, and none was waived.</exception>
    public static async Task<IExerciseChecker> Open(Learner learner, bool trust, CancellationToken cancel)
    {
        if (trust) return new ContainedChecker(learner, Containments.None);
        var found = await Containments.Find(cancel);
        return found.IsSandbox
            ? new ContainedChecker(learner, found)
            : throw new UsageException(
                $"What an agent wrote runs in a sandbox, and there is none: {found.WhyNone}. --trust runs it with limits alone.");
    }

    public Task<Report> Check(Exercise exercise, string file, CheckOptions options, CancellationToken cancel = default) =>
        _checker.Check(exercise, file, options, cancel);

    public void Dispose()
    {
        _checker.Dispose();
        Directory.Delete(_scratch, recursive: true);
    }
}
