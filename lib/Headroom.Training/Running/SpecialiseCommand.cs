using System.Globalization;
using Headroom.Shipped;
using Headroom.Training.Loading;
using Headroom.Training.Shipping;
using Headroom.Training.Specialising;

namespace Headroom.Training.Running;

/// <summary>
/// <c>specialise DATA</c>: examines a shipped model on files, trains adapters on others of the same code, examines it again.
/// </summary>
internal static class SpecialiseCommand
{
    public const string Usage = "specialise DATA --out FOLDER --minutes M [--model small|target] [--seed N] [--threads N]";

    public static int Run(IReadOnlyList<string> words, string root)
    {
        var options = Parse(words);
        var shipped = ShippedModel.Open(
            Path.Combine(root, "models", $"{options.Model}.safetensors"), Path.Combine(root, "artifacts", "models"));
        var data = SpecialiseData.Read(options.Data, shipped.Tokenizer);
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(options.Threads);
        using var model = ShippedWeights.Model(shipped.Weights(WeightForm.Int8));
        new SpecialiseJob(model, options.Model, data, shipped.Tokenizer.VocabularySize, options.Out, Console.WriteLine)
            .Run(options.Minutes, options.Seed);
        return Exit.Ok;
    }

    private sealed record Options(string Data, string Out, double Minutes, string Model, int Seed, int Threads);

    private static Options Parse(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words[0].StartsWith("--", StringComparison.Ordinal)) throw new FormatException(Usage);
        var (data, rest) = (words[0], words.Skip(1).ToList());
        var given = new Dictionary<string, string>();
        for (var at = 0; at < rest.Count; at += 2)
        {
            if (rest[at] is not ("--out" or "--minutes" or "--model" or "--seed" or "--threads"))
                throw new FormatException($"{rest[at]} is not known. {Usage}");
            given[rest[at]] = at + 1 < rest.Count ? rest[at + 1] : throw new FormatException($"{rest[at]} needs a value. {Usage}");
        }
        var model = given.GetValueOrDefault("--model", "small");
        if (model is not ("small" or "target")) throw new FormatException($"--model is small or target, and \"{model}\" is neither.");
        return new(
            data, given.GetValueOrDefault("--out") ?? throw new FormatException($"--out is missing. {Usage}"),
            Number(given, "--minutes", null, 0.01, 100_000), model, (int)Number(given, "--seed", 1, 0, 1_000_000),
            (int)Number(given, "--threads", Environment.ProcessorCount, 1, 1024));
    }

    private static double Number(Dictionary<string, string> given, string option, double? otherwise, double least, double most)
    {
        if (!given.TryGetValue(option, out var word)) return otherwise ?? throw new FormatException($"{option} is missing. {Usage}");
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{option} needs a number from {least:g} to {most:g}, and \"{word}\" is none.");
    }
}
