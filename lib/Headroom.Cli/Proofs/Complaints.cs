using Headroom.Grading;

namespace Headroom.Cli.Proofs;

/// <summary>What one proof has against its submissions, and what it cannot say.</summary>
internal sealed class Complaints
{
    public List<string> Wrong { get; } = [];

    public List<string> Unjudged { get; } = [];

    /// <summary>A report that is not what the proof asks for; one that is too noisy says nothing, and is kept apart.</summary>
    public void Add(Report report, string name, string complaint)
    {
        if (report.Outcome == Outcome.TooNoisy) Unjudged.Add(Verdicts.Describe(name, report));
        else Wrong.Add(complaint);
    }
}
