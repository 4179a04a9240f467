using Headroom.Cli.Proofs;

namespace Headroom.Testing;

/// <summary>The proofs of every second exercise, from the first one on.</summary>
[Machine]
public sealed class ProofsFirstHalfTest(ProofsWorkshop workshop) : ProofsTest(workshop), IClassFixture<ProofsWorkshop>
{
    public static TheoryData<string> Ids => EverySecond(first: 0);

    [Theory, MemberData(nameof(Ids))]
    public Task The_stub_compiles(string id) => Holds(Proof.StubCompiles, id);

    [Theory, MemberData(nameof(Ids))]
    public Task The_stub_is_not_attempted(string id) => Holds(Proof.StubIsNotAttempted, id);

    [Theory, MemberData(nameof(Ids))]
    public Task The_solution_passes(string id) => Holds(Proof.SolutionPasses, id);

    [Theory, MemberData(nameof(Ids))]
    public Task Every_wrong_submission_is_rejected_for_its_own_reason(string id) => Holds(Proof.WrongIsRejected, id);

    [Theory, MemberData(nameof(Ids))]
    public Task The_stub_is_the_solution_without_its_region(string id) => StubAndSolutionAgree(id);
}
