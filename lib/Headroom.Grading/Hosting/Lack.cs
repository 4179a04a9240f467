namespace Headroom.Grading.Hosting;

/// <summary>What graders need of the machine and it does not have.</summary>
/// <param name="Reason">Why not, and what would mend it: a sentence or two.</param>
/// <param name="MustRunHere">Machines of this kind have it: proofs and tests fail.</param>
public sealed record Lack(string Reason, bool MustRunHere)
{
    internal Grade Grade => new()
    {
        Outcome = Outcome.CannotRun, Headline = $"cannot run here: {Reason}", MustRunHere = MustRunHere,
    };
}
