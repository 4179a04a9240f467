using Headroom.Cli.Proofs;
using Headroom.Course;

namespace Headroom.Testing;

/// <summary>
/// The five proofs over the exercises of course.json. A theory for each proof, so that a broken one names itself. In two classes that run
/// side by side, each with a checker of its own: one alone would leave a core idle.
/// </summary>
public abstract class ProofsTest(ProofsWorkshop workshop)
{
    /// <summary>Every second exercise, from the first or from the second one.</summary>
    protected static TheoryData<string> EverySecond(int first) =>
        [.. Syllabus.Load(Repository.Root).Exercises.Where((_, at) => at % 2 == first).Select(exercise => exercise.Id)];

    private protected async Task Holds(Proof proof, string id)
    {
        var result = await workshop.Proofs.Prove(proof, workshop.Course.Find(id), TestContext.Current.CancellationToken);
        Assert.True(result.Holds, string.Join('\n', result.Wrong));
        if (result.Unjudged.Count > 0) Assert.Skip($"this machine, now, cannot judge the timing of {string.Join('\n', result.Unjudged)}");
    }

    // What a learner writes makes tests/Learner.Tests red and nothing else; CI and ./course verify compare it all the same.
    protected Task StubAndSolutionAgree(string id)
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("CI") is null && workshop.HoldsWork(id),
            $"the file of {id} holds work: tests/Learner.Tests grades it, and ./course verify {id} compares it with the solution");
        return Holds(Proof.StubIsTheSolutionWithoutItsRegion, id);
    }
}
