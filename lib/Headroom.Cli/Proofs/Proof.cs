using Headroom.Course.Units;

namespace Headroom.Cli.Proofs;

/// <summary>What is proved of every exercise.</summary>
internal enum Proof
{
    StubCompiles,
    StubIsNotAttempted,
    SolutionPasses,
    WrongIsRejected,
    StubIsTheSolutionWithoutItsRegion,
}

/// <summary>
/// One proof of one exercise: it holds when nothing is wrong. <paramref name="Count"/> tells how many submissions were graded.
/// </summary>
internal sealed record ProofResult(string Exercise, Proof Proof, int Count, IReadOnlyList<string> Wrong)
{
    public bool Holds => Wrong.Count == 0;

    /// <summary>Submissions whose timing this machine could not judge: neither for the proof nor against it.</summary>
    public IReadOnlyList<string> Unjudged { get; init; } = [];

    /// <summary>Submissions whose grader cannot run on this machine, and need not.</summary>
    public IReadOnlyList<string> CannotRun { get; init; } = [];

    /// <summary>Seconds that it took of two cores: of a worker beside another, half of what the clock shows.</summary>
    public double Cost { get; init; }
}
