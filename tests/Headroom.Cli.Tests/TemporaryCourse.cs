using Headroom.Cli;
using Headroom.Cli.Book;
using Headroom.Cli.Screens;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Grading.Checking;

namespace Headroom.Testing;

/// <summary>
/// A small course in a folder of its own: three exercises, graded by fixed reports unless a test asks for the real checker.
/// </summary>
internal sealed class TemporaryCourse : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 14, 30, 0, TimeSpan.Zero);
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly bool _realChecker;

    public TemporaryCourse(bool realChecker = false)
    {
        _realChecker = realChecker;
        Root = Directory.CreateTempSubdirectory("headroom-course-").FullName;
        Write("course.json", SampleCourse.Manifest);
        Write("notebooks/01-roofline.ipynb", SampleCourse.Notebook);
        Write("notebooks/02-kernels.ipynb", SampleCourse.EmptyNotebook);
        foreach (var (file, solution) in SampleCourse.Solutions)
        {
            Write($"solutions/{file}", solution);
            Write($"tests/Mutants/{file[..^3]}.mutants", "");
        }
        Layout = CourseLayout.Find() with { Root = Root };
        var course = Syllabus.Load(WithEmptyExercises());
        foreach (var exercise in course.Exercises) Write(exercise.ExerciseFile, Stub.From(SampleCourse.Solutions[exercise.File], exercise));
        Course = course;
        Checker = new FakeChecker();
        Learner = NewLearner();
    }

    public string Root { get; }
    public CourseLayout Layout { get; set; }
    public Syllabus Course { get; }
    public FakeChecker Checker { get; }
    public Learner Learner { get; private set; }

    /// <summary>What <c>book</c> is drawn with.</summary>
    public IBookTools? BookTools { get; set; }

    public string Output => _output.ToString().ReplaceLineEndings("\n");
    public string Errors => _errors.ToString().ReplaceLineEndings("\n");

    /// <summary>Runs one command line as a new process would: nothing but the folder is shared with the last.</summary>
    public async Task<int> Run(params string[] args)
    {
        Learner = NewLearner();
        _output.GetStringBuilder().Clear();
        _errors.GetStringBuilder().Clear();
        return await CommandLine.Run(
            args, Learner, _ =>
                Task.FromResult(BookTools ?? throw new InvalidOperationException("this test has set no book tools")),
                TestContext.Current.CancellationToken);
    }

    public string PathTo(string relative) => Path.Combine(Root, relative);

    public string Read(string relative) => File.ReadAllText(PathTo(relative));

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(relative))!);
        File.WriteAllText(PathTo(relative), text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private Learner NewLearner() => new(Layout, new PlainScreen(_output, _errors), new FixedClock(Now))
    {
        OpenChecker = _realChecker ? () => new Checker(Layout) : () => Checker,
    };

    private string WithEmptyExercises()
    {
        foreach (var file in SampleCourse.Solutions.Keys) Write($"exercises/{file}", "");
        return Root;
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
