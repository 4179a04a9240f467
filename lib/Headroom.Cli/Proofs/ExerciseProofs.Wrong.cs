using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Cli.Proofs;

internal sealed partial class ExerciseProofs
{
    /// <summary>Fewer wrong submissions than this do not show that a grader looks.</summary>
    public const int FewestMutants = 5;

    /// <summary>For one file of several, which is one feature on working code.</summary>
    private const int FewestMutantsOfAChoice = 3;

    private async Task<ProofResult> WrongIsRejected(Exercise exercise, CancellationToken cancel)
    {
        var wrong = new List<string>();
        var mutants = Mutant.All(layout, exercise);
        var fewest = exercise.IsChoice ? FewestMutantsOfAChoice : FewestMutants;
        if (mutants.Count < fewest) wrong.Add($"{exercise.MutantsFolder}: {mutants.Count} mutants, needs {fewest}");
        foreach (var mutant in mutants)
            if (await Judge(exercise, mutant, cancel) is { } complaint) wrong.Add(complaint);
        var controls = Controls.Of(File.ReadAllText(layout.PathTo(exercise.SolutionFile)));
        foreach (var control in controls)
            if (await Judge(exercise, control, cancel) is { } complaint) wrong.Add(complaint);
        return Result(exercise, Proof.WrongIsRejected, mutants.Count + controls.Count, wrong);
    }

    // Rejected is not enough: a mutant that fails for another reason proves nothing about the grader.
    private async Task<string?> Judge(Exercise exercise, Mutant mutant, CancellationToken cancel)
    {
        if (mutant.Expected is null) return $"{mutant.File}:1: the first line is not \"// rejected: WORDS OF THE REPORT\"";
        var report = await Grade(exercise, mutant.File, null, cancel);
        if (report.Outcome != Outcome.Failed) return $"{Verdicts.Describe(mutant.File, report)}: a mutant must be rejected";
        return Verdicts.Words(report).Contains(mutant.Expected, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{mutant.File}: rejected, but the report does not say \"{mutant.Expected}\". It says: {Verdicts.Words(report)}";
    }

    private async Task<string?> Judge(Exercise exercise, Control control, CancellationToken cancel)
    {
        var file = Path.Combine(Path.GetTempPath(), $"headroom-control-{Guid.NewGuid():N}.cs");
        try
        {
            await File.WriteAllTextAsync(file, control.Text, cancel);
            var report = await Grade(exercise, file, null, cancel);
            // Kernels answer nothing, so emptying them all is the stub again.
            if (report.Outcome == Outcome.NotAttempted) return null;
            if (report.Outcome == Outcome.Failed && report.Reason is not (Reason.DoesNotCompile or Reason.Harness)) return null;
            return $"{Verdicts.Describe($"{exercise.SolutionFile} {control.Name}", report)}: it must be rejected";
        }
        finally
        {
            File.Delete(file);
        }
    }
}
