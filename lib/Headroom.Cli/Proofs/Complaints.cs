using Headroom.Grading;

namespace Headroom.Cli.Proofs;

/// <summary>What one proof has against its submissions, and what it cannot say.</summary>
internal sealed class Complaints
{
    public List<string> Wrong { get; } = [];

    public List<string> Unjudged { get; } = [];

    public List<string> CannotRun { get; } = [];

    /// <summary>
    /// A report that is not what the proof asks for. One that is too noisy, or cannot run on machines of this kind, says nothing, and is
    /// kept apart; what cannot run where it must is a proof that does not hold.
    /// </summary>
    public void Add(Report report, string name, string complaint)
    {
        if (report.Outcome == Outcome.TooNoisy) Unjudged.Add(ReportWords.Describe(name, report));
        else if (report is { Outcome: Outcome.CannotRun, MustRunHere: false }) CannotRun.Add(ReportWords.Describe(name, report));
        else Wrong.Add(complaint);
    }
}
