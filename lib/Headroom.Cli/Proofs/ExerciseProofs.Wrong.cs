using Headroom.Cli.Mutants;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Cli.Proofs;

internal sealed partial class ExerciseProofs
{
    /// <summary>Fewer wrong submissions than this do not show that a grader looks.</summary>
    public const int FewestMutants = 5;

    /// <summary>For one file of several, which is one feature on working code.</summary>
    private const int FewestMutantsOfAChoice = 3;

    private async Task<ProofResult> WrongIsRejected(Exercise exercise, CancellationToken cancel)
    {
        var found = new Complaints();
        var mutants = Mutants(exercise, found.Wrong);
        var fewest = exercise.IsChoice ? FewestMutantsOfAChoice : FewestMutants;
        if (found.Wrong.Count == 0 && mutants.Count < fewest)
            found.Wrong.Add($"{exercise.MutantsPage}: {mutants.Count} mutants, needs {fewest}");
        foreach (var mutant in mutants) await Judge(exercise, mutant, found, cancel);
        var controls = Controls.Of(File.ReadAllText(layout.PathTo(exercise.SolutionFile)));
        foreach (var control in controls) await Judge(exercise, control, found, cancel);
        return Result(exercise, Proof.WrongIsRejected, mutants.Count + controls.Count, found);
    }

    // A page that cannot be read is a proof that does not hold, and its errors say what to mend.
    private IReadOnlyList<Mutant> Mutants(Exercise exercise, List<string> wrong)
    {
        try
        {
            return Mutant.All(layout, exercise);
        }
        catch (PageException broken)
        {
            wrong.AddRange(broken.Errors.Select(error => error.ToString()));
            return [];
        }
    }

    // Rejected is not enough: a mutant that fails for another reason proves nothing about the grader.
    private async Task Judge(Exercise exercise, Mutant mutant, Complaints found, CancellationToken cancel)
    {
        var name = $"{mutant.Where}: {mutant.Name}";
        var report = await GradeText(exercise, mutant.Text, untilWrong: true, cancel);
        if (report.Reason == Reason.DoesNotCompile)
        {
            found.Wrong.Add($"{name}: {ReportWords.Words(report)}: what does not compile says nothing about the grader");
            return;
        }
        if (report.Outcome == Outcome.Failed && Says(report, mutant)) return;
        // The first failing case does not say it; all of them together may.
        report = await GradeText(exercise, mutant.Text, untilWrong: false, cancel);
        if (report.Outcome != Outcome.Failed) found.Add(report, name, $"{ReportWords.Describe(name, report)}: a mutant must be rejected");
        else if (!Says(report, mutant))
            found.Wrong.Add($"{name}: rejected, but the report does not say \"{mutant.Expected}\". It says: {ReportWords.Words(report)}");
    }

    private static bool Says(Report report, Mutant mutant) =>
        ReportWords.Words(report).Contains(mutant.Expected, StringComparison.OrdinalIgnoreCase);

    private async Task Judge(Exercise exercise, Control control, Complaints found, CancellationToken cancel)
    {
        var report = await GradeText(exercise, control.Text, untilWrong: true, cancel);
        // Kernels answer nothing, so emptying them all is the stub again.
        if (report.Outcome == Outcome.NotAttempted) return;
        if (report.Outcome == Outcome.Failed && report.Reason is not (Reason.DoesNotCompile or Reason.Harness)) return;
        var name = $"{exercise.SolutionFile} {control.Name}";
        found.Add(report, name, $"{ReportWords.Describe(name, report)}: it must be rejected");
    }

    private Task<Report> GradeText(Exercise exercise, string text, bool untilWrong, CancellationToken cancel) =>
        InFolder(exercise, text, file =>
            Grade(exercise, file, new CheckOptions { Assembly = _compiler.Compile(file, text), UntilWrong = untilWrong }, cancel));

    private static async Task<Report> InFolder(Exercise exercise, string text, Func<string, Task<Report>> grade)
    {
        var folder = Directory.CreateTempSubdirectory("headroom-proof-").FullName;
        try
        {
            var file = Path.Combine(folder, exercise.Name + ".cs");
            await File.WriteAllTextAsync(file, text);
            return await grade(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
