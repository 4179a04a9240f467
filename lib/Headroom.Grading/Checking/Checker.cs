using System.Diagnostics;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading.Compiling;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Checking;

/// <summary>
/// Checks exercise files: compiles one, has it graded in a child process, and turns whatever happens into a report. The child is kept
/// warm for the next check and replaced when a submission broke it.
/// </summary>
public sealed class Checker : IDisposable
{
    private readonly CourseLayout layout;
    private readonly Compiler compiler;
    private readonly string scratch = Directory.CreateTempSubdirectory("headroom-").FullName;
    private HostProcess? host;
    private int compilations;

    /// <exception cref="CourseNotBuiltException">The graders or solutions have not been built.</exception>
    public Checker(CourseLayout layout)
    {
        this.layout = layout;
        compiler = new Compiler(CompileRecipe.Load(layout.BinFolder));
        if (!File.Exists(layout.Graders)) throw new CourseNotBuiltException(layout.Graders);
    }

    /// <summary>Checks <paramref name="file"/> (absolute path) as a submission for <paramref name="exercise"/>.</summary>
    public async Task<Report> Check(Exercise exercise, string file, CheckOptions options, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var report = await Grade(exercise, file, options, cancel);
        return report with
        {
            Exercise = exercise.Id,
            Title = exercise.Title,
            Final = options.Final,
            Seconds = clock.Elapsed.TotalSeconds,
            Points = report.Outcome == Outcome.Passed ? exercise.Points : 0,
            Places = [.. report.Places.Select(Relative)],
        };
    }

    public void Dispose()
    {
        host?.Dispose();
        try
        {
            Directory.Delete(scratch, recursive: true);
        }
        catch (IOException)
        {
            // A virus scanner may still hold a file; the system's temporary folder is cleaned by others.
        }
    }

    private async Task<Report> Grade(Exercise exercise, string file, CheckOptions options, CancellationToken cancel)
    {
        var seed = options.EffectiveSeed;
        if (!File.Exists(file)) return EndedReports.FileMissing(exercise, file);
        Warm(exercise.Budgets.MemoryMb);
        var compilation = options.Assembly is { } compiled ? new Compilation(compiled, []) : await compiler.Compile(file, Path.Combine(scratch, (++compilations).ToString()), cancel);
        if (compilation.Assembly is null) return EndedReports.DoesNotCompile(exercise, compilation.Errors);
        if (exercise.IsChoice && Stub.IsUntouched(await File.ReadAllTextAsync(file, cancel), exercise)) return EndedReports.Untouched(exercise, seed);
        var request = new GradeRequest(exercise.Id, exercise.Grader, compilation.Assembly, seed, options.Final, UntilWrong: options.UntilWrong);
        var answer = await host!.Ask(request, exercise.Budgets.Seconds, cancel);
        if (answer.Report is not { Reason: not Reason.OutOfMemory }) Retire();
        var report = answer.Report is { } told
            ? told with { Output = EndedReports.Tail(answer.Printed) }
            : EndedReports.Of(exercise, answer, seed);
        return options.Device is { } device
            ? report with { Device = await CheckOnDevice.Run(layout.Graders, report, request with { Device = device }, cancel) }
            : report;
    }

    // The host starts while the compiler works; a limit on memory is set at its start, so another limit means another host.
    private void Warm(int memoryMb)
    {
        if (host is { Alive: true } && host.MemoryMb == memoryMb) return;
        Retire();
        host = HostProcess.Start(layout.Graders, memoryMb);
    }

    private void Retire()
    {
        host?.Dispose();
        host = null;
    }

    private SourcePlace Relative(SourcePlace place) =>
        place.File.Length > 0 ? place with { File = Path.GetRelativePath(layout.Root, place.File).Replace('\\', '/') } : place;
}
