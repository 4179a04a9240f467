using Headroom;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using static Graders.LargeStepGrader;

namespace Graders;

public sealed partial class ActivationCheckpointGrader
{
    // Plain: 180 MB of a process with libtorch and 500 of activations, and gradients on their way. Checkpointed: the 180, the inputs of all
    // segments (30), the inside of one (40 to 60) and its gradients: 42 to 46 % of the plain run, as measured with 8 to 12 segments.
    private const double Share = 0.6;
    private const double LeastSaved = 300e6; // bytes

    private const double SameNumbers = 1e-4; // the same operations in both processes, on one thread each

    private static readonly Budgets s_run = new() { Seconds = 30, MemoryMb = 1024 };

    private void Memory() => Case("500 MB of activations, in a process of its own", () =>
    {
        // The working set of a process does not depend on what runs beside it.
        var runs = (Plain: FreshProcess.GradeOnce(Request, nameof(PlainStepGrader), s_run),
            Yours: FreshProcess.Grade(Request, nameof(CheckpointedStepGrader), s_run));
        var (plain, yours) = (runs.Plain.GetAwaiter().GetResult(), runs.Yours.GetAwaiter().GetResult());
        if (plain.Outcome != Outcome.Passed) throw new InvalidOperationException($"the plain step did not end: {plain.Headline}");
        if (yours.Outcome == Outcome.NotAttempted) throw new NotAttempted("05.8");
        That(yours.Outcome == Outcome.Passed, "the step", $"{yours.Headline}: {yours.Likely}");
        if (yours.Outcome != Outcome.Passed) return;
        foreach (var row in plain.Budget.Where(row => row.What.StartsWith(Slope, StringComparison.Ordinal)))
            Number(row.What, Figure(yours, row.What), row.Yours).Within(Tolerance.Relative(SameNumbers));
        var (whole, limit) = (Figure(plain, Peak), Share * Figure(plain, Peak));
        // A system that ran out of memory has written some of it to disk.
        if (Figure(plain, AfterForward) - Figure(plain, Before) < LeastSaved) TooNoisy("memory: another program needs this machine's");
        NaiveIs("the segments are called plainly");
        AtMost(
            "peak memory, MB", Math.Round(Figure(yours, Peak) / 1e6), Math.Round(limit / 1e6), Math.Round(whole / 1e6),
            Likely(yours, limit));
        Meaning($"{Figure(yours, Peak) / 1e6:0} MB at most, and {whole / 1e6:0} with plain calls, of which a process with libtorch takes "
            + $"{Figure(plain, Before) / 1e6:0}. The price is a second forward: 4 passes for 3, as backward costs two.");
    });

    private static string Likely(Grade yours, double limit) => Figure(yours, AfterForward) > limit
        ? $"{Figure(yours, AfterForward) / 1e6:0} MB are there when forward ends: what a segment makes is kept, by its graph or because no "
            + "dispose scope in forward ends its life"
        : $"forward ends with {Figure(yours, AfterForward) / 1e6:0} MB, and backward adds the rest: what the second run of a segment makes "
            + "lives on while the next one runs. A dispose scope in backward ends it";

    private static double Figure(Grade grade, string what) => grade.Budget.Single(row => row.What == what).Yours;
}
