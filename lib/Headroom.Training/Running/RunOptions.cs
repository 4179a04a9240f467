using System.Globalization;
using Headroom.Training.Loop;

namespace Headroom.Training.Running;

/// <summary>What stands on the command line after <c>train</c>.</summary>
internal sealed record RunOptions
{
    public required string Recipe { get; init; }
    public double? Minutes { get; init; }
    public long? Steps { get; init; }
    public int Threads { get; init; } = Environment.ProcessorCount;
    public bool Resume { get; init; }
    public bool Restart { get; init; }

    /// <summary>Nothing is trained: the run that is there is packed, measured and described.</summary>
    public bool Ship { get; init; }
    public bool? Bf16 { get; init; }
    public string? Data { get; init; }
    public string? HoldOut { get; init; }
    public string? Teacher { get; init; }
    public string? Folder { get; init; }
    public string? Models { get; init; }
    public int? Batch { get; init; }
    public double? LearningRate { get; init; }
    public double CheckpointSeconds { get; init; } = 120;

    public const string Usage = "train mini|small|target|draft|features [--minutes M | --steps N] [--threads N] "
        + "[--resume | --restart | --ship] "
        + "[--data TEXT] [--hold-out TEXT] [--teacher FILE] [--out FOLDER] [--models FOLDER]"
        + " [--bf16 | --fp32] [--batch N] [--rate R] [--checkpoint-seconds S]";

    /// <exception cref="FormatException">A word is not known, or a value not what it should be; the message says which.</exception>
    public static RunOptions Parse(IReadOnlyList<string> words)
    {
        if (words is not [var recipe, ..] || Recipes.Find(recipe) is null)
            throw new FormatException($"say which run: {string.Join(", ", Recipes.All.Select(each => each.Name))}. {Usage}");
        var options = new RunOptions { Recipe = recipe };
        for (var at = 1; at < words.Count; at++)
            options = words[at] switch
            {
                "--resume" => options with { Resume = true },
                "--restart" => options with { Restart = true },
                "--ship" => options with { Ship = true },
                "--bf16" => options with { Bf16 = true },
                "--fp32" => options with { Bf16 = false },
                "--minutes" => options with { Minutes = Number(words, ref at, 0.05, 100_000) },
                "--steps" => options with { Steps = (long)Number(words, ref at, 1, 1e12) },
                "--threads" => options with { Threads = (int)Number(words, ref at, 1, 1024) },
                "--batch" => options with { Batch = (int)Number(words, ref at, 1, 4096) },
                "--rate" => options with { LearningRate = Number(words, ref at, 0, 1) },
                "--checkpoint-seconds" => options with { CheckpointSeconds = Number(words, ref at, 0, 1e9) },
                "--data" => options with { Data = Word(words, ref at) },
                "--hold-out" => options with { HoldOut = Word(words, ref at) },
                "--teacher" => options with { Teacher = Word(words, ref at) },
                "--out" => options with { Folder = Word(words, ref at) },
                "--models" => options with { Models = Word(words, ref at) },
                var other => throw new FormatException($"{other} is not known. {Usage}"),
            };
        if (options is { Minutes: not null, Steps: not null }) throw new FormatException("--minutes and --steps exclude each other.");
        if (options is { Resume: true, Restart: true }) throw new FormatException("--resume and --restart exclude each other.");
        if (options is { Ship: true } and ({ Resume: true } or { Restart: true } or { Minutes: not null } or { Steps: not null }))
            throw new FormatException("--ship packs a run that has ended, and trains nothing: it goes with none of --resume, --restart, "
                + "--minutes and --steps.");
        return options;
    }

    private static string Word(IReadOnlyList<string> words, ref int at) =>
        ++at < words.Count ? words[at] : throw new FormatException($"{words[at - 1]} needs a value. {Usage}");

    private static double Number(IReadOnlyList<string> words, ref int at, double least, double most)
    {
        var (option, word) = (words[at], Word(words, ref at));
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{option} needs a number from {least:g} to {most:g}, and \"{word}\" is none.");
    }
}
