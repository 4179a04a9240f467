using System.IO.Compression;
using Headroom.Cli.Publishing;
using Headroom.Course;
using Headroom.Course.Stubs;

namespace Headroom.Cli.Tests.Publishing;

/// <summary>What travels to a page.</summary>
public sealed class CourseArchiveTest
{
    [Fact]
    public void Of_the_solutions_only_heads_and_starters_travel_and_they_say_the_same()
    {
        var layout = CourseLayout.Find();
        var course = Syllabus.Load(layout.Root);
        using var zip = new ZipArchive(new MemoryStream(CourseArchive.Of(layout, course)));
        var there = Syllabus.Parse(layout.Root, Text("course.json"), _ => true, Text);
        Assert.Equal(Heads(course), Heads(there));
        foreach (var choice in there.Exercises.SelectMany(exercise => exercise.Choices))
        {
            var solution = File.ReadAllText(layout.PathTo(choice.SolutionFile));
            Assert.Equal(Stub.From(solution, choice), Stub.From(Text(choice.SolutionFile), choice));
            Assert.True(choice.Starter.Count > 0 || Stub.RegionLines(Text(choice.SolutionFile).Split('\n')).Count == 0, choice.Id);
        }

        string Text(string path)
        {
            using var reader = new StreamReader(zip.GetEntry(path)!.Open());
            return reader.ReadToEnd();
        }
    }

    private static IEnumerable<(string, string, string)> Heads(Syllabus course) =>
        course.Exercises.Select(one => (one.Id, one.Title, one.Objective));

    [Fact]
    public void The_same_files_are_the_same_archive()
    {
        var layout = CourseLayout.Find();
        var course = Syllabus.Load(layout.Root);
        Assert.Equal(CourseArchive.Of(layout, course), CourseArchive.Of(layout, course));
    }
}
