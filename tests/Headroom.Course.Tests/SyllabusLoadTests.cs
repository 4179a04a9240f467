using System.Text;
using Headroom.Course.Errors;
using Headroom.Testing;

namespace Headroom.Course.Tests;

public sealed class SyllabusLoadTests
{
    [Fact]
    public void The_course_of_this_repository_is_valid()
    {
        var course = Syllabus.Parse(Repository.Root, File.ReadAllBytes(Repository.PathTo("course.json")), _ => true);
        SyllabusInvariant.Check(course);
        Assert.Equal(["01.1", "01.2", "01.3", "01.4", "01.5", "01.6"], course.FindUnit("01").Exercises.Select(exercise => exercise.Id));
    }

    [Fact]
    public void Every_file_it_names_is_asked_for_relative_to_the_root()
    {
        var asked = new List<string>();
        Syllabus.Parse("/course", Sample.Text, path => { asked.Add(path); return true; }, Sample.SolutionAt);
        Assert.Equal(
        [
            "notebooks/01-roofline.ipynb", "notebooks/02-kernels.ipynb",
            "exercises/01-roofline/Intensity.cs", "solutions/01-roofline/Intensity.cs", "tests/Mutants/01-roofline/Intensity.mutants",
            "exercises/01-roofline/Ridge.cs", "solutions/01-roofline/Ridge.cs", "tests/Mutants/01-roofline/Ridge.mutants",
            "exercises/02-kernels/Copy.cs", "solutions/02-kernels/Copy.cs", "tests/Mutants/02-kernels/Copy.mutants",
            "exercises/02-kernels/Move.cs", "solutions/02-kernels/Move.cs", "tests/Mutants/02-kernels/Move.mutants",
        ], asked);
    }

    [Fact]
    public void A_folder_on_disk_is_loaded_when_all_its_files_are_there()
    {
        using var root = new TemporaryFolder();
        root.Write("course.json", Sample.Text);
        var missing = Assert.Throws<CourseException>(() => Syllabus.Load(root.Path)).Errors;
        Assert.Equal(14, missing.Count);
        Assert.All(missing, error => Assert.Contains("there is no ", error.What));

        foreach (var notebook in new[] { "01-roofline", "02-kernels" }) root.Write($"notebooks/{notebook}.ipynb", "{}");
        foreach (var exercise in Sample.Load(Sample.Text).Exercises.SelectMany(exercise => exercise.Choices))
        {
            root.Write(exercise.ExerciseFile, "");
            root.Write(exercise.SolutionFile, Sample.SolutionAt(exercise.SolutionFile));
            root.Write(exercise.MutantsPage, "");
        }
        SyllabusInvariant.Check(Syllabus.Load(root.Path));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_missing()
    {
        using var root = new TemporaryFolder();
        root.Write("course.json", Sample.Text);
        root.Write("tests/Mutants/02-kernels/Copy.mutants/Zero.cs", "");
        var message = Assert.Throws<CourseException>(() => Syllabus.Load(root.Path)).Message;
        Assert.Contains("exercise 02.1: there is no tests/Mutants/02-kernels/Copy.mutants", message);
    }

    [Fact]
    public void A_missing_manifest_says_where_it_was_looked_for()
    {
        using var root = new TemporaryFolder();
        var error = Assert.Single(Assert.Throws<CourseException>(() => Syllabus.Load(root.Path)).Errors);
        Assert.Contains(Path.Combine(root.Path, "course.json"), error.What);
        Assert.Equal("Run the command in the course's folder, the one that holds course.json.", error.Fix);
    }

    [Fact]
    public void A_byte_order_mark_at_the_start_is_accepted() =>
        SyllabusInvariant.Check(Sample.Load([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sample.Text)]));

    [Fact]
    public void Windows_line_ends_do_not_move_the_lines()
    {
        var text = Sample.With("\"points\": 1,", "\"points\": 0,").ReplaceLineEndings("\r\n");
        Assert.Equal(
            "course.json:26: exercise 01.2: points is 0, needs a whole number from 1 to 10. Write a whole number from 1 to 10.",
            Sample.Errors(text));
    }
}
