using Headroom.Training.Models;
using Headroom.Training.Optimizing;

namespace Headroom.Training.Loop;

/// <summary>The runs that the course ships models of, and the one-minute run.</summary>
public static class Recipes
{
    private const int Vocabulary = 2048;

    // Of the target's 10.2 M tokens: no story twice (4.1 M of 16.7 in rows), code 2.2 times (of 1.0 M), no edit twice (3.3 M of 4.0).
    private static readonly TokenShares s_everything = new(Stories: 0.40, Code: 0.22, Edits: 0.32, Talks: 0.06);

    // As of Llama 3: pairs of numbers that hardly turn within a context are what a token is found again by.
    private const float RopeBase = 500_000;

    // Steps of 2,048 tokens learn more from a token than fewer, larger ones; the mean of squares then goes further back.
    private static readonly AdamWOptions s_smallBatches = new() { Beta2 = 0.98f };

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Recipe> All => [Mini, Small, Target, Draft, Features];

    /// <summary>A minute from nothing, on bytes: below the best table of three bytes by then.</summary>
    public static Recipe Mini { get; } = new()
    {
        Name = "mini",
        Shape = new() { Vocabulary = 256, Context = 128, Width = 128, Layers = 4, Heads = 4, KvHeads = 2, Hidden = 344 },
        Steps = 1_200,
        Batch = 8,
        LearningRate = 3e-3,
        Warmup = 50,
        Optimizer = s_smallBatches,
    };

    /// <summary>3.7 M parameters, for unit 09: general code and stories alone.</summary>
    public static Recipe Small { get; } = new()
    {
        Name = "small",
        Shape = new()
        {
            Vocabulary = Vocabulary, Context = 512, Width = 256, Layers = 4,
            Heads = 4, KvHeads = 2, Hidden = 768, RopeBase = RopeBase,
        },
        Shares = new(Stories: 0.65, Code: 0.35, Edits: 0, Talks: 0),
        Steps = 3_000,
        Batch = 4,
        LearningRate = 1.5e-3,
        Warmup = 300,
        Copying = true,
        Optimizer = s_smallBatches,
    };

    /// <summary>13.4 M parameters, 54 MB of FP32: larger than compute-optimal on purpose, so that the weights leave the caches.</summary>
    public static Recipe Target { get; } = new()
    {
        Name = "target",
        Shape = new()
        {
            Vocabulary = Vocabulary, Context = 512, Width = 384, Layers = 8,
            Heads = 6, KvHeads = 2, Hidden = 1024, RopeBase = RopeBase,
        },
        Shares = s_everything,
        Steps = 5_000,
        Batch = 4,
        LearningRate = 1e-3,
        Warmup = 300,
        Copying = true,
        Optimizer = s_smallBatches,
    };

    /// <summary>0.8 M parameters, a sixteenth of the target's bytes a token, with its tokenizer; learns its probabilities.</summary>
    public static Recipe Draft { get; } = new()
    {
        Name = "draft",
        Shape = new()
        {
            Vocabulary = Vocabulary, Context = 512, Width = 128, Layers = 3,
            Heads = 4, KvHeads = 2, Hidden = 344, RopeBase = RopeBase,
        },
        Shares = s_everything,
        Steps = 3_500,
        Batch = 4,
        LearningRate = 2e-3,
        Warmup = 300,
        Copying = true,
        Optimizer = s_smallBatches,
        TeacherShare = 0.75,
    };

    /// <summary>
    /// 1.1 M parameters: reads the target's states behind its second, fifth and last block and guesses 8 tokens in one pass. It begins with
    /// the draft's layers. The rows are the target's.
    /// </summary>
    public static Recipe Features { get; } = new()
    {
        Name = "features",
        Shape = Target.Shape,
        Drafter = new()
        {
            Vocabulary = Vocabulary, Context = 512, Width = 128, Layers = 3, Heads = 4, KvHeads = 2, Hidden = 344, RopeBase = RopeBase,
            TargetWidth = 384, Low = 1, Middle = 4, High = 7, CellHidden = 192, Slots = 8,
        },
        Shares = s_everything,
        Steps = 1_500,
        Batch = 2,
        LearningRate = 1.5e-3,
        Warmup = 100,
        Optimizer = s_smallBatches,
        TeacherShare = 0.75,
    };

    public static Recipe? Find(string name) => All.FirstOrDefault(recipe => recipe.Name == name);
}
