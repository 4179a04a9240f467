using Headroom.Recall;
using Headroom.Training.Mixers;

namespace Headroom.Training.Recalling;

/// <summary>Trains small models to recall, and writes down what they recalled. What it finds depends on nothing but the code.</summary>
public static class RecallSweep
{
    private const int ExaminedBatches = 32;

    private const int Seeds = 5, Pairs = 16, Steps = 500;
    private const double Rate = 2e-2;

    /// <summary>All runs, in the order of the file.</summary>
    internal static IEnumerable<RecallRun> Planned =>
    [
        // What attention does, a small state does not, and one layer of attention below two of the state.
        .. Of("AAA", 0), .. Of("SSS", 4), .. Of("ASS", 4),
        // Recall against the size of the state.
        .. Of("SSS", 32), .. Of("SSS", 16), .. Of("SSS", 8), .. Of("LLL", 4), .. Of("LLL", 32), .. Of("LLL", 16), .. Of("LLL", 8),
        // Where the layer of attention stands.
        .. Of("SAS", 4), .. Of("SSA", 4),
        // Controls: three times as long, and a quarter of the rate. What they change was a matter of training, not of room.
        .. Of("SSS", 4, steps: 3 * Steps), .. Of("SAS", 4, steps: 3 * Steps), .. Of("SSS", 4, rate: Rate / 4),
        // Half of the pairs.
        .. Of("AAA", 0, pairs: Pairs / 2), .. Of("SSS", 4, pairs: Pairs / 2), .. Of("SSS", 8, pairs: Pairs / 2),
        .. Of("SSS", 16, pairs: Pairs / 2), .. Of("ASS", 4, pairs: Pairs / 2),
    ];

    /// <summary>
    /// Trains and examines one. It is trained on sequences of 1 pair up to all of them, for with all of them from the start it finds out late
    /// what is asked; and examined on all of them.
    /// </summary>
    public static RecallRun Measured(RecallRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var task = new RecallTask { Pairs = run.Pairs, Keys = RecallRun.Tokens, Values = RecallRun.Tokens };
        using var trainer = new TaskTrainer(
            new MixedShape
            {
                Vocabulary = task.Vocabulary, Width = RecallRun.Width, Pattern = run.Pattern, Heads = RecallRun.Heads,
                KvHeads = RecallRun.KvHeads, StateSize = Math.Max(1, run.StateSize),
            },
            task with { Fewest = 1 }, new TaskRecipe { Steps = run.Steps, Batch = RecallRun.Batch, LearningRate = run.LearningRate, Seed = run.Seed });
        trainer.Train();
        var score = trainer.Examine(ExaminedBatches, task);
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

    private static IEnumerable<RecallRun> Of(string pattern, int state, int pairs = Pairs, int steps = Steps, double rate = Rate) =>
        Enumerable.Range(1, Seeds).Select(seed => new RecallRun(pattern, state, pairs, steps, rate, seed, 0, 0));
}
