using System.Collections.Concurrent;
using Headroom.Classroom.Compiling;
using Headroom.Classroom.Containing;
using Headroom.Classroom.Intake;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Classroom.Marking;

/// <summary>Marks a class: every exercise of every learner, several learners at a time.</summary>
/// <param name="layout">Where the course is.</param>
/// <param name="around">What stands around graded code.</param>
/// <param name="run">What is graded, with which seeds.</param>
/// <param name="journal">Where marks go as they come; what it has is not graded again.</param>
public sealed class ClassRun(CourseLayout layout, Containments around, RunFile run, Journal journal)
{
    /// <summary>How many learners at a time.</summary>
    public int Jobs { get; init; } = Math.Max(1, Environment.ProcessorCount);

    public IntakeLimits Limits { get; init; } = new();

    /// <summary>Is told of each learner whose marks are complete, from several threads.</summary>
    public Action<string> Marked { get; init; } = _ => { };

    /// <summary>Gets each region as it is graded: learner, exercise, text. From several threads.</summary>
    public Action<Mark> Regions { get; init; } = _ => { };

    /// <summary>Ends when every submission has all its marks.</summary>
    /// <param name="submissions">Of this shard.</param>
    /// <param name="exercises">In their order.</param>
    /// <param name="cancel">Ends it; what is marked stays marked.</param>
    public async Task Mark(IReadOnlyList<HandedIn> submissions, IReadOnlyList<Exercise> exercises, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        using var witness = new Witness(layout);
        using var turns = new Turns(Jobs);
        var waiting = new ConcurrentQueue<HandedIn>(submissions);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAll(Enumerable.Range(0, Jobs).Select(_ => Task.Run(Work, failed.Token)));

        async Task Work()
        {
            using var compiler = new CompileService(layout);
            compiler.Warm();
            try
            {
                while (waiting.TryDequeue(out var submission))
                    await MarkOne(submission, exercises, compiler, witness, turns, failed.Token);
            }
            catch
            {
                await failed.CancelAsync(); // a full disk is everybody's
                throw;
            }
        }
    }

    private async Task MarkOne(
        HandedIn submission, IReadOnlyList<Exercise> exercises, CompileService compiler, Witness witness, Turns turns,
        CancellationToken cancel)
    {
        var left = exercises.Where(exercise => !journal.Has(submission.Name, exercise.Id)).ToList();
        if (left.Count > 0)
        {
            var wanted = exercises.SelectMany(exercise => exercise.FilesToRead).ToHashSet();
            var submitted = await submission.Read(wanted, Limits, cancel);
            if (submitted.Problems.Count > 0) journal.Problem(submission.Name, submitted.Problems);
            using var marker = new LearnerMarker(submission.Name, layout, around, compiler, witness);
            foreach (var exercise in left)
            {
                var mark = await turns.Take(
                    exercise.Budgets.IsTimed, () => Grade(marker, exercise, submitted, cancel), cancel);
                Regions(mark);
                journal.Add(mark);
            }
        }
        Marked(submission.Name);
    }

    // A machine that was too busy for a verdict is asked once more.
    private async Task<Mark> Grade(LearnerMarker marker, Exercise exercise, Submitted submitted, CancellationToken cancel)
    {
        var seed = run.SeedOf(exercise.Id);
        var mark = await marker.Grade(exercise, submitted.Files, seed, cancel);
        return mark.Outcome == Outcome.TooNoisy ? await marker.Grade(exercise, submitted.Files, seed, cancel) : mark;
    }
}
