using Headroom.Classroom.Compiling;
using Headroom.Classroom.Containing;
using Headroom.Classroom.Marking;
using Headroom.Course;
using Headroom.Grading;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Marking;

/// <summary>10.8 is about the learner's kernels of unit 02, so it is graded beside them.</summary>
[Machine]
public sealed class NeededFilesTest
{
    [Fact]
    public async Task An_exam_about_handed_in_kernels_passes_and_is_not_held_and_without_them_it_fails()
    {
        var layout = CourseLayout.Find();
        var exam = Syllabus.Load(Repository.Root).Find("10.8");
        var files = exam.FilesToRead.ToDictionary(file => file, file => File.ReadAllText(Repository.PathTo("solutions", file)));
        using var compiler = new CompileService(layout);
        using var witness = new Witness(layout);
        using var marker = new LearnerMarker("ada", layout, Containments.None, compiler, witness);
        var mark = await marker.Grade(exam, files, 7, TestContext.Current.CancellationToken);
        Assert.True(mark.Outcome == Outcome.Passed, mark.Report);
        Assert.Null(mark.Held);

        using var other = new LearnerMarker("ben", layout, Containments.None, compiler, witness);
        var alone = await other.Grade(
            exam, new Dictionary<string, string> { [exam.File] = files[exam.File] }, 7, TestContext.Current.CancellationToken);
        Assert.Equal(Outcome.Failed, alone.Outcome);
        Assert.Contains("3 right kernels", alone.Report);
    }
}
