using Headroom.Cli.Proofs;
using Headroom.Course;

namespace Headroom.Testing;

/// <summary>
/// The five proofs over the exercises of course.json. A theory for each proof, so that a broken one names itself. In two classes that run
/// side by side, each with a checker of its own: one alone would leave a core idle.
/// </summary>
public abstract class ProofsTest<THalf>(ProofsWorkshop workshop) where THalf : IHalf
{
#pragma warning disable CA1000 // xunit takes the data from the class that has the theories, and it is another for each half
    public static TheoryData<string> Ids =>
        [.. Syllabus.Load(Repository.Root).Exercises.Where((_, at) => at % 2 == THalf.First).Select(exercise => exercise.Id)];
#pragma warning restore CA1000

    [Theory, MemberData(nameof(Ids))]
    public Task The_stub_compiles(string id) => Holds(Proof.StubCompiles, id);

    [Theory, MemberData(nameof(Ids))]
    public Task The_stub_is_not_attempted(string id) => Holds(Proof.StubIsNotAttempted, id);

    [Theory, MemberData(nameof(Ids))]
    public Task The_solution_passes(string id) => Holds(Proof.SolutionPasses, id);

    [Theory, MemberData(nameof(Ids))]
    public Task Every_wrong_submission_is_rejected_for_its_own_reason(string id) => Holds(Proof.WrongIsRejected, id);

    // What a learner writes makes tests/Learner.Tests red and nothing else; CI and ./course verify compare it all the same.
    [Theory, MemberData(nameof(Ids))]
    public Task The_stub_is_the_solution_without_its_region(string id)
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("CI") is null && workshop.HoldsWork(id),
            $"the file of {id} holds work: tests/Learner.Tests grades it, and ./course verify {id} compares it with the solution");
        return Holds(Proof.StubIsTheSolutionWithoutItsRegion, id);
    }

    private async Task Holds(Proof proof, string id)
    {
        var result = await workshop.Proofs.Prove(proof, workshop.Course.Find(id), TestContext.Current.CancellationToken);
        Assert.True(result.Holds, string.Join('\n', result.Wrong));
        if (result.Unjudged.Count > 0) Assert.Skip($"this machine, now, cannot judge the timing of {string.Join('\n', result.Unjudged)}");
    }
}

/// <summary>Every second exercise.</summary>
public interface IHalf
{
    /// <summary>From the first one on, 0, or from the second, 1.</summary>
    static abstract int First { get; }
}
