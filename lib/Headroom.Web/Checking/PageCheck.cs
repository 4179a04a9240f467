using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Grading.Compiling;
using Headroom.Grading.Hosting;
using Headroom.Simulator;
using Headroom.Web.Figures;
using Headroom.Web.Files;

namespace Headroom.Web.Checking;

/// <summary>Checks of a page's files: the command's checker, with a compiler and graders of this process.</summary>
internal sealed class PageCheck
{
    private readonly LearnerSession _session;
    private readonly PageCompiler _compiler = new();
    private readonly List<string> _problems = [];
    private readonly Action<string> _onCase;

    /// <param name="onCase">Is told each case as it begins.</param>
    public PageCheck(Action<string> onCase)
    {
        _onCase = onCase;
        _session = new LearnerSession(CourseFiles.Layout, _problems.Add) { Course = CourseFiles.Course() };
    }

    /// <summary>Grades the learner's file as it stands in the page's memory.</summary>
    /// <param name="id">Of the exercise.</param>
    /// <param name="seed">Null for that of practice.</param>
    public async Task<Answer> Run(string id, int? seed)
    {
        var log = new LaunchLog();
        Launches.Instead = log;
        try
        {
            var report = await Run(Find(id), _compiler, (graders, memory) => new InPlaceHost(graders, memory, _onCase), seed);
            return AnswerOf(report, log);
        }
        finally
        {
            Launches.Instead = null;
        }
    }

    /// <summary>The report of a check that came to no verdict.</summary>
    /// <param name="id">Of the exercise.</param>
    /// <param name="ended">How.</param>
    /// <param name="seconds">Its budget on this machine.</param>
    /// <param name="lastCase">The last case that began.</param>
    /// <param name="printed">What the runtime said.</param>
    public async Task<Answer> End(string id, Ended ended, double seconds, string lastCase, string printed)
    {
        var exercise = Find(id);
        exercise = exercise with { Budgets = exercise.Budgets with { Seconds = seconds } };
        var answer = new HostAnswer(ended, null, null, lastCase, printed, null);
        var report = await Run(exercise, new NothingCompiled(), (graders, memory) => new EndedHost(graders, memory, answer), null);
        return AnswerOf(report, new());
    }

    /// <summary>How many hints are shown, after one more.</summary>
    public int Hint(string id) => _session.TakeHint(Find(id));

    /// <summary>Compiles the file and throws away what comes: the next compilation is five times as fast.</summary>
    public async Task Warm(string id)
    {
        try
        {
            await _compiler.Compile(_session.Layout.PathTo(Find(id).ExerciseFile), Path.Combine(Path.GetTempPath(), "warm"));
        }
        catch (CompilerFailedException)
        {
            // A check will tell.
        }
    }

    // A file that the learner has not touched is the starter.
    private Exercise Find(string id)
    {
        var exercise = _session.Course.Find(id);
        foreach (var choice in exercise.Choices)
            if (CourseFiles.Read(choice.ExerciseFile).Length == 0)
                CourseFiles.Write(choice.ExerciseFile, Stub.From(CourseFiles.Read(choice.SolutionFile), choice));
        return exercise;
    }

    private async Task<Report> Run(Exercise exercise, IExerciseCompiler compiler, Func<string, int, IGraderHost> start, int? seed)
    {
        using var checker = new Checker(CourseFiles.Layout, compiler, start);
        return await new LearnerCheck(_session, checker, new PageAdvice()).Check(exercise, new CheckOptions { Seed = seed });
    }

    private Answer AnswerOf(Report report, LaunchLog log)
    {
        var problems = _problems.ToArray();
        _problems.Clear();
        return new Answer(report, log.Reports, problems);
    }
}
