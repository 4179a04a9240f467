using Headroom.Cli.Proofs;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Grading.Checking;

namespace Headroom.Testing;

/// <summary>One warm checker for all proofs of a class.</summary>
public sealed class ProofsWorkshop : IDisposable
{
    private readonly Checker _checker;

    public ProofsWorkshop()
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
