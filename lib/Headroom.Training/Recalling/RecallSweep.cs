using Headroom.Recall;
using Headroom.Training.Mixers;

namespace Headroom.Training.Recalling;

/// <summary>Trains small models to recall, and writes down what they recalled. What it finds depends on nothing but the code.</summary>
public static class RecallSweep
{
    private const int ExaminedBatches = 32;

    private const int Seeds = 5, Pairs = 16;

    // Of one layer, and of three: what deeper ones do at a lower rate takes them longer.
    private const int Steps = 600, DeepSteps = 500;
    private const double Rate = 1e-2, DeepRate = 2e-2;

    /// <summary>All runs, in the order of the file.</summary>
    internal static IEnumerable<RecallRun> Planned =>
    [
        // Three layers: attention, states, and one layer of attention below two with states.
        .. Deep("AAA", 0), .. Deep("SSS", 4), .. Deep("ASS", 4), .. Deep("SSS", 32), .. Deep("SSS", 16),
        // Recall against the size of a state, in one layer.
        .. Of("A", 0), .. Of("S", 4), .. Of("S", 32), .. Of("S", 16), .. Of("S", 8),
        .. Of("L", 4), .. Of("L", 32), .. Of("L", 16), .. Of("L", 8),
        // Where the layer of attention stands.
        .. Deep("SAS", 4), .. Deep("SSA", 4),
        // Controls: three times as long, and a quarter of the rate. What they change was a matter of training, not of room.
        .. Of("S", 4, steps: 3 * Steps), .. Of("S", 4, rate: Rate / 4),
        // Half of the pairs.
        .. Of("A", 0, pairs: Pairs / 2), .. Of("S", 4, pairs: Pairs / 2), .. Of("S", 8, pairs: Pairs / 2),
        .. Of("S", 16, pairs: Pairs / 2),
        // The last layer's attention, three times as long: late, or never?
        .. Deep("SSA", 4, 3 * DeepSteps),
        // Induction: the same models, asked what follows.
        .. Induction("AAA", 0), .. Induction("SSS", 4), .. Induction("ASS", 4), .. Induction("SSS", 32),
        // And states three times as long.
        .. Induction("SSS", 32, 3 * DeepSteps),
    ];

    /// <summary>
    /// Trains and examines one. It is trained on sequences of 1 pair up to all of them, for with all of them from the start it finds out
    /// late what is asked; and examined on all of them.
    /// </summary>
    public static RecallRun Measured(RecallRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (task, learned) = Tasks(run);
        using var trainer = new TaskTrainer(
            new MixedShape
            {
                Vocabulary = task.Vocabulary, Width = RecallRun.Width, Pattern = run.Pattern, Heads = RecallRun.Heads,
                KvHeads = RecallRun.KvHeads, StateSize = Math.Max(1, run.StateSize),
            },
            learned, new TaskRecipe { Steps = run.Steps, Batch = RecallRun.Batch, LearningRate = run.LearningRate, Seed = run.Seed });
        trainer.Train();
        var score = trainer.Examine(ExaminedBatches, task);
        return run with { Recall = Math.Round(score.Recall, 4), Loss = Math.Round(score.Loss, 4) };
    }

    /// <summary>Makes the runs that a file has not, and writes it after each; runs that are not planned any more go.</summary>
    internal static void Run(string path, Action<string> tell)
    {
        var known = RecallRuns.Parse(File.Exists(path) ? File.ReadAllText(path) : "");
        var made = new List<RecallRun>();
        foreach (var run in Planned)
        {
            var before = known.FirstOrDefault(run.IsSameAs);
            made.Add(before ?? Measured(run));
            var later = known.Where(each => !made.Exists(each.IsSameAs));
            if (before is null) AtomicFile.Write(path, RecallRuns.Text([.. made, .. later]));
            var what = run.Induction ? "tokens twice" : "pairs";
            tell($"{run.Pattern}, state {run.StateSize}, {run.Pairs} {what}, {run.Steps} steps at {run.LearningRate:g}, seed {run.Seed}: "
                + $"recall {made[^1].Recall:0.0000}{(before is null ? "" : " (kept)")}");
        }
        AtomicFile.Write(path, RecallRuns.Text(made));
    }

    // What is asked, and what is learned, of the same vocabulary and length.
    private static (ISequenceTask Asked, ISequenceTask Learned) Tasks(RecallRun run)
    {
        if (run.Induction)
        {
            var twice = new InductionTask(run.Pairs, 2 * RecallRun.Tokens);
            return (twice, twice);
        }
        var task = new RecallTask { Pairs = run.Pairs, Keys = RecallRun.Tokens, Values = RecallRun.Tokens };
        return (task, task with { Fewest = 1 });
    }

    private static IEnumerable<RecallRun> Of(string pattern, int state, int pairs = Pairs, int steps = Steps, double rate = Rate) =>
        Enumerable.Range(1, Seeds).Select(seed => new RecallRun(pattern, state, pairs, steps, rate, seed, 0, 0));

    private static IEnumerable<RecallRun> Deep(string pattern, int state, int steps = DeepSteps) =>
        Of(pattern, state, steps: steps, rate: DeepRate);

    private static IEnumerable<RecallRun> Induction(string pattern, int state, int steps = DeepSteps) =>
        Deep(pattern, state, steps).Select(run => run with { Induction = true });
}
