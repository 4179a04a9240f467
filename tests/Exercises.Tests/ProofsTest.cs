using Headroom.Cli;
using Headroom.Cli.Proofs;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Grading.Checking;

namespace Headroom.Testing;

/// <summary>The five proofs over every exercise of course.json. A theory for each proof, so that a broken one names itself.</summary>
[Machine]
public sealed class ProofsTest(ProofsTest.Workshop workshop) : IClassFixture<ProofsTest.Workshop>
{
    public static TheoryData<string> Ids => [.. Syllabus.Load(Repository.Root).Exercises.Select(exercise => exercise.Id)];

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

    /// <summary>One warm checker for all proofs.</summary>
    public sealed class Workshop : IDisposable
    {
        private readonly Checker _checker;

        public Workshop()
        {
            var layout = CourseLayout.Find();
            Course = Syllabus.Load(layout.Root);
            _checker = new Checker(layout);
            Proofs = new ExerciseProofs(layout, _checker);
        }

        public Syllabus Course { get; }

        internal ExerciseProofs Proofs { get; }

        public bool HoldsWork(string id) => Course.Find(id).Choices.Any(choice =>
            !Stub.IsUntouched(File.ReadAllText(Repository.PathTo(choice.ExerciseFile)), choice));

        public void Dispose() => _checker.Dispose();
    }
}
