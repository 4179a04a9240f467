using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Grading.Kernels;

namespace Headroom.Cli.Proofs;

/// <summary>The five proofs over stub, solution, grader and mutants of one exercise.</summary>
internal sealed partial class ExerciseProofs(CourseLayout layout, IExerciseChecker checker)
{
    /// <summary>The practice seed and two that the exercise's author has not practised with.</summary>
    private static readonly int[] s_seeds = [CheckOptions.PracticeSeed, 7, 604_217];

    /// <summary>A busy machine says nothing about a file: ask again, this many times in all.</summary>
    private const int Tries = 3;

    private readonly WarmCompiler _compiler = new(layout);

    /// <summary>The proof over the exercise's file, or over each of its alternatives: together they must hold.</summary>
    public async Task<ProofResult> Prove(Proof proof, Exercise exercise, CancellationToken cancel = default)
    {
        var results = new List<ProofResult>();
        foreach (var choice in exercise.Choices) results.Add(await ProveOne(proof, choice, cancel));
        return new(exercise.Id, proof, results.Sum(result => result.Count), [.. results.SelectMany(result => result.Wrong)])
        {
            Unjudged = [.. results.SelectMany(result => result.Unjudged)],
            CannotRun = [.. results.SelectMany(result => result.CannotRun)],
        };
    }

    private Task<ProofResult> ProveOne(Proof proof, Exercise exercise, CancellationToken cancel) => proof switch
    {
        Proof.StubCompiles => StubCompiles(exercise, cancel),
        Proof.StubIsNotAttempted => StubIsNotAttempted(exercise, cancel),
        Proof.SolutionPasses => SolutionPasses(exercise, cancel),
        Proof.WrongIsRejected => WrongIsRejected(exercise, cancel),
        _ => Task.FromResult(StubIsTheSolutionWithoutItsRegion(exercise)),
    };

    private async Task<ProofResult> StubCompiles(Exercise exercise, CancellationToken cancel)
    {
        var report = await GradeStub(exercise, cancel);
        return Result(
            exercise, Proof.StubCompiles, 1,
            report.Reason == Reason.DoesNotCompile ? [ReportWords.Describe(exercise.ExerciseFile, report)] : []);
    }

    private async Task<ProofResult> StubIsNotAttempted(Exercise exercise, CancellationToken cancel)
    {
        var report = await GradeStub(exercise, cancel);
        var clean = report.Outcome == Outcome.NotAttempted && report.Reason == Reason.None && report.Places.Count == 0
            && report.Output.Length == 0;
        var found = new Complaints();
        if (!clean) found.Add(report, exercise.ExerciseFile, ReportWords.Describe(exercise.ExerciseFile, report));
        return Result(exercise, Proof.StubIsNotAttempted, 1, found);
    }

    private async Task<ProofResult> SolutionPasses(Exercise exercise, CancellationToken cancel)
    {
        var found = new Complaints();
        foreach (var seed in s_seeds)
        {
            var report = await Grade(exercise, exercise.SolutionFile, seed, cancel);
            var name = $"{exercise.SolutionFile}, seed {seed}";
            if (report.Outcome != Outcome.Passed) found.Add(report, name, ReportWords.Describe(name, report));
        }
        found.Wrong.AddRange(RefusedByAGpu(exercise));
        return Result(exercise, Proof.SolutionPasses, s_seeds.Length, found);
    }

    // What passes on the simulated GPU must compile for a real one. Units that train have no kernels, and their classes cannot be loaded
    // without TorchSharp.
    private IReadOnlyList<string> RefusedByAGpu(Exercise exercise)
    {
        return File.Exists(layout.Solutions) && !layout.TrainingUnits.Contains(exercise.Unit)
            ? SolutionKernels.RefusedForPtx(layout.Solutions, Path.GetFileNameWithoutExtension(exercise.SolutionFile))
            : [];
    }

    private ProofResult StubIsTheSolutionWithoutItsRegion(Exercise exercise)
    {
        var stub = File.ReadAllText(layout.PathTo(exercise.ExerciseFile));
        var solution = File.ReadAllText(layout.PathTo(exercise.SolutionFile));
        var wrong = Stub.Differences(stub, solution, exercise).Select(difference => difference.ToString()).ToList();
        if (wrong.Count == 0 && stub != Stub.From(solution, exercise))
            wrong.Add($"{exercise.ExerciseFile}: its marked region is not the starter; ./course reset {exercise.Id} writes it anew");
        return Result(exercise, Proof.StubIsTheSolutionWithoutItsRegion, 1, wrong);
    }

    // As reset writes it: the file in exercises/ may hold a learner's work.
    private Task<Report> GradeStub(Exercise exercise, CancellationToken cancel) =>
        InFolder(exercise, Stub.From(File.ReadAllText(layout.PathTo(exercise.SolutionFile)), exercise), file =>
            Grade(exercise, file, new CheckOptions(), cancel));

    private Task<Report> Grade(Exercise exercise, string file, int? seed, CancellationToken cancel) =>
        Grade(exercise, layout.PathTo(file), new CheckOptions { Seed = seed }, cancel);

    private async Task<Report> Grade(Exercise exercise, string path, CheckOptions options, CancellationToken cancel)
    {
        var report = await checker.Check(exercise, path, options, cancel);
        for (var tries = 1; tries < Tries && report.Outcome == Outcome.TooNoisy; tries++)
            report = await checker.Check(exercise, path, options, cancel);
        return report;
    }

    private static ProofResult Result(Exercise exercise, Proof proof, int count, IReadOnlyList<string> wrong) =>
        new(exercise.Id, proof, count, wrong);

    private static ProofResult Result(Exercise exercise, Proof proof, int count, Complaints found) =>
        new(exercise.Id, proof, count, found.Wrong) { Unjudged = found.Unjudged, CannotRun = found.CannotRun };
}
