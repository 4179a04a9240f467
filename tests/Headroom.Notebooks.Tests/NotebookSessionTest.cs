using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Grading;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests;

public sealed class NotebookSessionTest : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 14, 30, 0, TimeSpan.Zero);

    private readonly CourseCopy _copy = new();
    private readonly NotebookSession _session;

    public NotebookSessionTest() => _session = new(new LearnerSession(_copy.Layout, message => Assert.Fail(message), new Clock()));

    public void Dispose()
    {
        _session.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public void Each_hint_is_one_more_and_is_stored_where_the_command_looks()
    {
        Assert.Equal([1, 2, 3, 3], Enumerable.Range(0, 4).Select(_ => _session.Hint("01.2").Shown));
        Assert.Equal(3, Known("01.2").Hints);
    }

    [Fact]
    public void A_stub_is_checked_and_leaves_no_mark()
    {
        var report = _session.Check("01.2");
        Assert.Equal(Outcome.NotAttempted, report.Outcome);
        Assert.Equal("write your lines in exercises/01-roofline/Attainable.cs, then run this cell again", report.Next);
        Assert.Equal(ExerciseProgress.None, Known("01.2"));
    }

    [Fact]
    public void A_pass_is_remembered_and_shown_on_the_map()
    {
        _copy.Solve("01.2");
        Assert.Equal(Outcome.Passed, _session.Check("01.2").Outcome);
        Assert.Equal((s_now, 1), (Known("01.2").Passed, Known("01.2").Attempts));
        Assert.Contains("● 01.2 ", _session.Progress().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_names_the_next_hint()
    {
        _copy.Solve("01.2");
        var file = _copy.Layout.PathTo(_copy.Course.Find("01.2").ExerciseFile);
        File.WriteAllText(file, File.ReadAllText(file).Replace("peak / bandwidth", "bandwidth / peak", StringComparison.Ordinal));
        _session.Hint("01.2");
        Assert.Equal("Hint(\"01.2\")   (2 of 3)", _session.Check("01.2").Next);
    }

    [Fact]
    public void The_courses_function_is_used_until_the_learners_passes()
    {
        var (ridge, whose) = _session.Use<Func<double, double, double>>("01.2", "Attainable.Ridge");
        Assert.Equal("01.2 Attainable.Ridge: the course's, until yours passes Check(\"01.2\")", whose.Text);
        Assert.Equal(4, ridge(8, 2));
        _copy.Solve("01.2");
        (ridge, whose) = _session.Use<Func<double, double, double>>("01.2", "Attainable.Ridge");
        Assert.Equal("01.2 Attainable.Ridge: yours", whose.Text);
        Assert.Equal(4, ridge(8, 2));
    }

    [Fact]
    public void A_function_that_is_not_there_is_answered_with_those_that_are()
    {
        var wrongName = Assert.Throws<ArgumentException>(() => _session.Use<Func<double, double, double>>("01.2", "Attainable.Rigde"));
        Assert.Contains(
            "01.2 has no function Attainable.Rigde. It has Attainable.Peak, Attainable.Ridge", wrongName.Message, StringComparison.Ordinal);
        var wrongSignature = Assert.Throws<ArgumentException>(() => _session.Use<Func<int, int>>("01.2", "Attainable.Ridge"));
        Assert.Contains("Double Ridge(Double, Double)", wrongSignature.Message, StringComparison.Ordinal);
        Assert.Throws<UnknownIdException>(() => _session.Use<Action>("99.9", "A.B"));
    }

    [Fact]
    public void A_check_of_a_unit_that_trains_asks_for_libtorch_first_and_no_other_does()
    {
        var layout = _copy.Layout with { BinFolder = _copy.Layout.PathTo("nowhere"), TrainingUnits = new HashSet<string> { "01" } };
        using var session = new NotebookSession(new LearnerSession(layout, message => Assert.Fail(message), new Clock()));
        Assert.Contains(
            "Headroom.Training.dll", Assert.Throws<CourseNotBuiltException>(() => session.Check("01.2")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Headroom.Training.dll", Assert.Throws<CourseNotBuiltException>(session.BringLibtorch).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Headroom.Training.dll", Assert.Throws<CourseNotBuiltException>(() => session.Check("02.1")).Message, StringComparison.Ordinal);
    }

    private ExerciseProgress Known(string id) =>
        new ProgressFile(_copy.Layout.StateFolder, new Clock(), message => Assert.Fail(message)).Read()
            .GetValueOrDefault(id, ExerciseProgress.None);

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => s_now;
    }
}
