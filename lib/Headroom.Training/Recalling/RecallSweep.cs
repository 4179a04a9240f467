using Headroom.Recall;
using Headroom.Training.Mixers;

namespace Headroom.Training.Recalling;

/// <summary>Trains small models to recall, and writes down what they recalled. What it finds depends on nothing but the code.</summary>
public static class RecallSweep
{
    private const int ExaminedBatches = 32;

    /// <summary>All runs, in the order of the file.</summary>
    internal static IEnumerable<RecallRun> Planned => [];

    /// <summary>Trains and examines one.</summary>
    public static RecallRun Measured(RecallRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var task = new RecallTask { Pairs = run.Pairs };
        using var trainer = new TaskTrainer(
            new MixedShape
            {
                Vocabulary = task.Vocabulary, Width = RecallRun.Width, Pattern = run.Pattern, Heads = RecallRun.Heads,
                KvHeads = RecallRun.KvHeads, StateSize = Math.Max(1, run.StateSize),
            },
            task, new TaskRecipe { Steps = run.Steps, Batch = RecallRun.Batch, LearningRate = run.LearningRate, Seed = run.Seed });
        trainer.Train();
        var score = trainer.Examine(ExaminedBatches);
        return run with { Recall = Math.Round(score.Recall, 4), Loss = Math.Round(score.Loss, 4) };
    }

    /// <summary>Makes the runs that a file has not, and writes it after each.</summary>
    internal static void Run(string path, Action<string> tell)
    {
        var made = RecallRuns.Parse(File.Exists(path) ? File.ReadAllText(path) : "").ToList();
        foreach (var run in Planned)
        {
            if (made.Exists(run.IsSameAs)) continue;
            var measured = Measured(run);
            made.Add(measured);
            AtomicFile.Write(path, RecallRuns.Text(made));
            tell($"{run.Pattern}, state {run.StateSize}, {run.Pairs} pairs, {run.Steps} steps at {run.LearningRate:g}, seed {run.Seed}: "
                + $"recall {measured.Recall:0.0000}");
        }
    }
}
