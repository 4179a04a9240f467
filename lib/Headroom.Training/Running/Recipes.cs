using Headroom.Training.Models;

namespace Headroom.Training.Running;

/// <summary>The runs that the course ships models of, and the one-minute run.</summary>
public static class Recipes
{
    private const int Vocabulary = 2048;

    // Of 22 M tokens: no story twice, code about three times, edits once.
    private static readonly TokenShares s_everything = new(Stories: 0.52, Code: 0.2, Edits: 0.22, Talks: 0.06);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Recipe> All => [Mini, Small, Target, Draft];

    /// <summary>A minute from nothing, on bytes: below the best table of three bytes by then.</summary>
    public static Recipe Mini { get; } = new()
    {
        Name = "mini",
        Shape = new() { Vocabulary = 256, Context = 128, Width = 128, Layers = 4, Heads = 4, KvHeads = 2, Hidden = 344 },
        Steps = 900,
        Batch = 16,
        LearningRate = 3e-3,
        Warmup = 50,
    };

    /// <summary>3.7 M parameters, for unit 09: general code and stories alone.</summary>
    public static Recipe Small { get; } = new()
    {
        Name = "small",
        Shape = new() { Vocabulary = Vocabulary, Context = 512, Width = 256, Layers = 4, Heads = 4, KvHeads = 2, Hidden = 768 },
        Shares = new(Stories: 0.65, Code: 0.35, Edits: 0, Talks: 0),
        Steps = 4_000,
        Batch = 8,
        LearningRate = 2e-3,
        Warmup = 150,
    };

    /// <summary>13.4 M parameters, 54 MB of FP32: larger than compute-optimal on purpose, so that the weights leave the caches.</summary>
    public static Recipe Target { get; } = new()
    {
        Name = "target",
        Shape = new() { Vocabulary = Vocabulary, Context = 512, Width = 384, Layers = 8, Heads = 6, KvHeads = 2, Hidden = 1024 },
        Shares = s_everything,
        Steps = 5_500,
        Batch = 8,
        LearningRate = 1.5e-3,
        Warmup = 200,
    };

    /// <summary>0.8 M parameters, a sixteenth of the target's bytes a token, with its tokenizer; learns its probabilities.</summary>
    public static Recipe Draft { get; } = new()
    {
        Name = "draft",
        Shape = new() { Vocabulary = Vocabulary, Context = 512, Width = 128, Layers = 3, Heads = 4, KvHeads = 2, Hidden = 344 },
        Shares = s_everything,
        Steps = 6_000,
        Batch = 8,
        LearningRate = 3e-3,
        Warmup = 150,
        TeacherShare = 0.75,
    };

    public static Recipe? Find(string name) => All.FirstOrDefault(recipe => recipe.Name == name);
}
