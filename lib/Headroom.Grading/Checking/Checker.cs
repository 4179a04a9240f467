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
public sealed class Checker : IExerciseChecker
{
    private readonly CourseLayout _layout;
    private readonly IExerciseCompiler _compiler;
    private readonly Func<string, int, IGraderHost> _start;
    private readonly string _scratch;
    private readonly bool _ownsScratch;
    private IGraderHost? _host;
    private int _compilations;

    /// <param name="layout">Where the course and its build are.</param>
    /// <param name="surroundings">Where files are checked that nobody trusts; null for a learner's own.</param>
    /// <exception cref="CourseNotBuiltException">The graders or solutions have not been built.</exception>
    public Checker(CourseLayout layout, CheckSurroundings? surroundings = null)
    {
        (_layout, _ownsScratch) = (layout, surroundings is null);
        _start = (graders, memoryMb) => HostProcess.Start(graders, memoryMb, surroundings?.Containment);
        _compiler = surroundings?.Compiler ?? new Compiler(CompileRecipe.Load(layout));
        _scratch = surroundings?.Scratch ?? Directory.CreateTempSubdirectory("headroom-").FullName;
        if (!File.Exists(layout.Graders)) throw new CourseNotBuiltException(layout.Graders);
    }

    /// <summary>For where no process can be started.</summary>
    /// <param name="layout">Where the course is.</param>
    /// <param name="compiler">Compiles the files.</param>
    /// <param name="start">Makes a host of the graders at a path, which may take so many megabytes.</param>
    internal Checker(CourseLayout layout, IExerciseCompiler compiler, Func<string, int, IGraderHost> start)
    {
        (_layout, _compiler, _start, _ownsScratch) = (layout, compiler, start, true);
        _scratch = Directory.CreateTempSubdirectory("headroom-").FullName;
    }

    /// <inheritdoc/>
    public async Task<Report> Check(Exercise exercise, string file, CheckOptions options, CancellationToken cancel = default)
    {
        var (clock, seed) = (Stopwatch.StartNew(), options.EffectiveSeed);
        var (grade, output, device) = await Grade(exercise, file, seed, options, cancel);
        return new Report(grade, exercise.Id)
        {
            Title = exercise.Title,
            Seed = seed,
            Final = options.Final,
            Places = [.. grade.Places.Select(Relative)],
            Figures = grade.Figures is { } figures ? Of(file, figures) : null,
            Output = output,
            Points = grade.Outcome == Outcome.Passed ? exercise.Points : 0,
            Device = device,
            Seconds = clock.Elapsed.TotalSeconds,
        };
    }

    public void Dispose()
    {
        _host?.Dispose();
        if (!_ownsScratch) return;
        try
        {
            Directory.Delete(_scratch, recursive: true);
        }
        catch (IOException)
        {
            // A virus scanner may still hold a file; the system's temporary folder is cleaned by others.
        }
    }

    private async Task<(Grade Grade, string Output, DeviceRun? Device)> Grade(
        Exercise exercise, string file, int seed, CheckOptions options, CancellationToken cancel)
    {
        if (!File.Exists(file)) return (EndedGrades.FileMissing(exercise, file), "", null);
        Warm(_layout.GradersOf(exercise.Unit), exercise.Budgets.MemoryMb);
        var compilation = options.Assembly is { } compiled
            ? new Compilation(compiled, [])
            : await _compiler.Compile(file, Path.Combine(_scratch, (++_compilations).ToString()), cancel);
        if (compilation.Assembly is null) return (EndedGrades.DoesNotCompile(compilation), "", null);
        if (exercise.IsChoice && Stub.IsUntouched(await File.ReadAllTextAsync(file, cancel), exercise))
            return (EndedGrades.Untouched(exercise), "", null);
        var request = new GradeRequest(exercise.Id, exercise.Grader, compilation.Assembly, seed, UntilWrong: options.UntilWrong,
            IsExamined: options.IsExamined)
        {
            Sources = LearnerFiles.Read(_layout, exercise, file),
        };
        var answer = await _host!.Ask(request, exercise.Budgets.Seconds, cancel);
        if (answer.Grade is not { Reason: not Reason.OutOfMemory }) Retire();
        var grade = answer.Grade ?? EndedGrades.Of(exercise.Budgets, answer);
        var run = options.Device is not { } device
            ? null
            : await CheckOnDevice.Run(_layout.GradersOf(exercise.Unit), grade, request with { Device = device }, cancel);
        return (grade, EndedGrades.Output(answer), run);
    }

    // The host starts while the compiler works; a limit on memory is set at its start, so another limit means another host.
    private void Warm(string graders, int memoryMb)
    {
        if (_host is { Alive: true } && _host.Graders == graders && _host.MemoryMb == memoryMb) return;
        Retire();
        if (!File.Exists(graders)) throw new CourseNotBuiltException(graders);
        _host = _start(graders, memoryMb);
    }

    private void Retire()
    {
        _host?.Dispose();
        _host = null;
    }

    private SourcePlace Relative(SourcePlace place) => place.File.Length > 0 ? place with { File = Relative(place.File) } : place;

    private string Relative(string file) => Path.GetRelativePath(_layout.Root, file).Replace('\\', '/');

    // Kernels may call the library, whose lines are nobody's to change.
    private CaseFigures? Of(string file, CaseFigures figures)
    {
        var lines = figures.Lines.Where(line => Path.GetFullPath(line.File) == Path.GetFullPath(file)).ToList();
        return lines.Count == 0 ? null : figures with { Lines = [.. lines.Select(line => line with { File = Relative(line.File) })] };
    }
}
