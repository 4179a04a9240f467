using Headroom.Grading;

namespace Headroom.Testing;

/// <summary>Reports as graders write them, with fixed numbers.</summary>
internal static class SampleReports
{
    public static Report Passed(string id) => new()
    {
        Exercise = id,
        Outcome = Outcome.Passed,
        Headline = "right on 6 cases",
        Notes = ["A dot product of 1,000 elements is 2,000 FLOPs over 8,000 bytes: 0.25 FLOP/B, three decades under a ridge of 295."],
    };

    public static Report Failed(string id) => new()
    {
        Exercise = id,
        Outcome = Outcome.Failed,
        Reason = Reason.WrongValue,
        Headline = "right on n = 1, wrong on n = 70 (3 of 6 cases)",
        Setting = "float32",
        Seed = 20931,
        Mismatches = [new Mismatch("FLOPs", 70, 140, 1e-9)],
        Likely = "a multiply-add counted as one operation: it is a multiplication and an addition",
    };

    public static Report DoesNotCompile(string id) => new()
    {
        Exercise = id,
        Outcome = Outcome.Failed,
        Reason = Reason.DoesNotCompile,
        Headline = "does not compile",
        Places = [new SourcePlace(
            "exercises/01-roofline/Work.cs", 9, 20, "return 2.0 * m;\nThe name 'm' does not exist in the current context (CS0103)")],
    };

    public static Report OverBudget(string id) => new()
    {
        Exercise = id,
        Outcome = Outcome.Failed,
        Reason = Reason.OverBudget,
        Headline = "right, but over budget: sectors per request",
        Seed = 20931,
        Counter = "sectors per request",
        Budget = [new BudgetRow("sectors per request", 32, 4, AtLeast: false, Naive: 4) { Case = "64 x 64" }],
        Places = [new SourcePlace("exercises/01-roofline/Work.cs", 7, 1, "sum += b[k, col];\n8,192 B, 32 sectors per request")],
        Likely = "neighbouring threads read or write addresses that are far apart",
        Figures = new("64 x 64", [new("exercises/01-roofline/Work.cs", 7, 8, 256, 0, 0, 0, 512)]),
    };

    public static Report CannotRun(string id, bool mustRunHere = false) => new()
    {
        Exercise = id, Outcome = Outcome.CannotRun, Headline = "cannot run here: there is no libtorch for linux-arm64.",
        MustRunHere = mustRunHere,
    };

    public static Report TooNoisy(string id) => new()
    {
        Exercise = id, Outcome = Outcome.TooNoisy, Headline = "right, but the machine is too busy to judge the triad",
    };
}
