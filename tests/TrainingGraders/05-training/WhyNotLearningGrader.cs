using Headroom.Diagnosing;
using Headroom.Grading;
using Headroom.Training.Diagnosing;

namespace Graders;

/// <summary>
/// Trains runs of every circumstance in a drawn order, and asks for a diagnosis of each. What is expected is what was done to the run, with
/// the evidence worked out from its record. Records made by hand go past the edges that training reaches by chance.
/// </summary>
public sealed partial class WhyNotLearningGrader : Grader
{
    private const int MostRepeated = 1, AlarmCost = 2, MostTold = 4;

    // Of the evidence: a difference or quotient of two numbers of the record.
    private static readonly Tolerance s_close = new(1e-9, 1e-9);

    protected override void Require()
    {
        if (!IsAttempted()) return; // nothing is trained for a file that judges nothing
        var drawn = DrawnRuns();
        Trained(drawn);
        var healthy = drawn[Array.FindIndex(drawn, run => run.Circumstance == Circumstance.Plain)].Record;
        Offsets(healthy);
        Ladder(healthy);
        Scales(healthy);
        Curves(healthy);
        Pieces(healthy);
    }

    private void Trained(Run[] runs) => Case($"{runs.Length} trained runs", () =>
    {
        var judged = runs.Select(run => (Run: run, Said: WhyNotLearning.Diagnose(run.Record))).ToList();
        var alarms = judged.Count(one => one.Run.Fault == Fault.None && one.Said.Fault != Fault.None);
        var wrong = judged.Where(one => !IsRight(one.Said, one.Run.Record, one.Run.Fault)).ToList();
        var right = runs.Length - wrong.Count;
        // What costs most first; a line for each mistake, not for each run in which it shows.
        foreach (var (run, said) in wrong.OrderByDescending(one => one.Run.Fault == Fault.None)
            .DistinctBy(one => (one.Run.Circumstance, one.Said.Fault)).Take(MostTold))
            That(false, run.Name, $"{run.Name}: {Named(said)}. {Truth(said, run)}");
        That(right == runs.Length, "score",
            $"score {right - AlarmCost * alarms} of {runs.Length}: {Numbers.Count(right, "run")} judged right, "
            + $"{Numbers.Count(alarms, "false alarm")} at {AlarmCost} points each");
        Meaning($"{right} of {runs.Length} runs judged right, healthy ones with them: {alarms} false alarms.");
    });

    private static bool IsRight(Diagnosis said, RunRecord record, Fault fault) =>
        said.Fault == fault && s_close.Accepts(said.Evidence, Evidence(fault, record));

    private static string Named(Diagnosis said) => said.Fault == Fault.None ? "nothing found" : $"{said.Fault} found";

    private static string Truth(Diagnosis said, Run run) => said.Fault == run.Fault
        ? $"It is, but {Meant(said, run.Fault, run.Record)}"
        : Told(run.Circumstance);

    /// <summary>Which number was given instead, where that is one that has a name.</summary>
    private static string Meant(Diagnosis said, Fault fault, RunRecord record)
    {
        var expected = Evidence(fault, record);
        var name = Others(fault, record).FirstOrDefault(other => s_close.Accepts(said.Evidence, other.Value)).Name;
        var given = name is null ? "" : $", which is {name}";
        return $"the evidence is {Numbers.Format(expected)}, {Figure(fault)}, not {Numbers.Format(said.Evidence)}{given}";
    }

    /// <summary>States that a record made by hand is judged right.</summary>
    private void Judged(string what, RunRecord record, Fault fault, string otherwise)
    {
        var said = WhyNotLearning.Diagnose(record);
        That(IsRight(said, record, fault), what, $"{what}: {Named(said)}. "
            + (said.Fault == fault ? $"It is, but {Meant(said, fault, record)}" : otherwise));
    }
}
