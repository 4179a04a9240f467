using System.Diagnostics;
using System.Globalization;
using Headroom.Course;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Marking;

/// <summary>A class of made-up submissions graded twice, with other seeds: the same marks, and each as it deserves.</summary>
[Machine]
public sealed class MadeUpClassTest(ITestOutputHelper output) : IDisposable
{
    /// <summary>tests/classroom/run.sh asks for 200 and unit 02.</summary>
    private static readonly int s_learners = int.Parse(
        Environment.GetEnvironmentVariable("HEADROOM_CLASS") ?? "10", CultureInfo.InvariantCulture);

    private static readonly string s_units = Environment.GetEnvironmentVariable("HEADROOM_CLASS_UNITS") ?? "01.1,02.1,02.4";
    private readonly TemporaryFolder _class = new();
    private readonly TemporaryFolder _out = new();

    public void Dispose()
    {
        _class.Dispose();
        _out.Dispose();
    }

    [Fact]
    public async Task Twice_the_same_marks_and_each_as_it_deserves()
    {
        var course = Syllabus.Load(Repository.Root);
        var ids = s_units.Split(',');
        var exercises = course.Exercises.Where(exercise => ids.Contains(exercise.Id) || ids.Contains(exercise.Unit)).ToList();
        new MadeUpClass(_class, exercises).Write(s_learners);
        var first = await Grade("first");
        Assert.Equal(first, await Grade("second"));
        var outOf = exercises.Sum(exercise => exercise.Points).ToString(CultureInfo.InvariantCulture);
        var points = first.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToDictionary(row =>
            row[0], row => row[1]);
        for (var i = 0; i < s_learners; i++)
            Assert.True(
                MadeUpClass.IsRight(i) == (points[MadeUpClass.Name(i)] == outOf),
                $"{MadeUpClass.Name(i)} has {points[MadeUpClass.Name(i)]} of {outOf} points");
    }

    private async Task<string> Grade(string name)
    {
        var clock = Stopwatch.StartNew();
        var folder = Path.Combine(_out.Path, name);
        var (exit, said, errors) = await GradeCommand.Run(_class.Path, "--out", folder, "--units", s_units, "--jobs", "2", "--trust");
        Assert.True(exit == 0, said + errors);
        output.WriteLine($"{s_learners} learners in {clock.Elapsed.TotalSeconds:0} s, "
            + $"{3600 * s_learners / clock.Elapsed.TotalSeconds:0} an hour on two jobs");
        return await File.ReadAllTextAsync(Path.Combine(folder, "gradebook.csv"), TestContext.Current.CancellationToken);
    }
}
