using System.Diagnostics;
using Headroom.PostTraining;

namespace Headroom.Training.PostTraining;

/// <summary>Trains small models in each way, and writes down what it took. All but the seconds depend on nothing but the code.</summary>
public static class RewardSweep
{
    private const int Seeds = 5, Steps = 600, Exam = 20;

    private static readonly IReadOnlyDictionary<string, IVerifiedTask> s_tasks =
        new Dictionary<string, IVerifiedTask> { ["sums"] = new SumTask(), ["brackets"] = new BracketTask(), ["code"] = new CodeTask() };

    /// <summary>All runs, in the order of the file.</summary>
    internal static IEnumerable<(string Task, RewardWay Way, int Seed)> Planned =>
        from seed in Enumerable.Range(1, Seeds)
        from task in s_tasks.Keys
        from way in Enum.GetValues<RewardWay>()
        select (task, way, seed);

    /// <summary>Trains one until it is solved, or for as many steps as there are.</summary>
    public static RewardRun Measured(string task, RewardWay way, int seed, int steps = Steps)
    {
        using var trainer = new PostTrainer(s_tasks[task], way, seed);
        var examiner = new Examiner(s_tasks[task]);
        var shares = new List<double> { examiner.Share(trainer.Policy) };
        using var process = Process.GetCurrentProcess();
        var spent = TimeSpan.Zero;
        for (var step = 0; step < steps && shares[^1] < RewardRun.Enough; step += Exam)
        {
            var before = process.TotalProcessorTime; // of this program alone, however busy the machine is
            for (var i = 0; i < Exam; i++) trainer.Step();
            process.Refresh();
            spent += process.TotalProcessorTime - before;
            shares.Add(examiner.Share(trainer.Policy));
        }
        var score = examiner.Examine(trainer.Policy);
        return new(
            task, way, seed, trainer.BeginSamples, (shares.Count - 1) * Exam * PostTrainer.Samples, Math.Round(spent.TotalSeconds, 2),
            score.Share, score.Drawn, Math.Round(score.Loss, 4), Math.Round(score.Nats, 4), [.. shares]);
    }

    /// <summary>Makes the runs that a file has not, and writes it after each; runs that are not planned any more go.</summary>
    internal static void Run(string path, Action<string> tell)
    {
        var known = RewardRuns.Parse(File.Exists(path) ? File.ReadAllText(path) : "");
        var made = new List<RewardRun>();
        foreach (var (task, way, seed) in Planned)
        {
            var before = known.FirstOrDefault(run => (run.Task, run.Way, run.Seed) == (task, way, seed));
            var run = before ?? Measured(task, way, seed);
            made.Add(run);
            var later = known.Where(each => !made.Exists(one => (one.Task, one.Way, one.Seed) == (each.Task, each.Way, each.Seed)));
            if (before is null) AtomicFile.Write(path, RewardRuns.Text([.. made, .. later]));
            tell($"{task}, {way}, seed {seed}: {run.Shares[0]:0.000} to {run.Share:0.000}, {run.Samples:#,0} samples, {run.Seconds:0.0} s, "
                + $"drawn {run.Drawn:0.000}, loss {run.Loss:0.000}, {run.Nats:0.00} nats{(before is null ? "" : " (kept)")}");
        }
        AtomicFile.Write(path, RewardRuns.Text(made));
    }
}
