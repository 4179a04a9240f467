using System.Globalization;
using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Tokenizing;
using Headroom.Training.Checkpoints;
using Headroom.Training.Corpora;
using Headroom.Training.Models;
using Headroom.Training.Shipping;
using TorchSharp;

namespace Headroom.Training.Running;

/// <summary>
/// <c>train RECIPE --ship</c>: packs what a run trained into <c>models/RECIPE.safetensors</c>, measures it as it is shipped, writes
/// <c>models/RECIPE.md</c> and keeps the run's log in docs/runs.
/// </summary>
internal static class ShipCommand
{
    private const int Answers = 200; // tales, and edits

    public static int Run(RunOptions options, string root)
    {
        var begun = Environment.CpuUsage.TotalTime;
        var files = new RunFolder(options.Folder ?? Path.Combine(root, "artifacts", "train", options.Recipe));
        var checkpoint = files.Checkpoint;
        if (!File.Exists(checkpoint))
            throw new FormatException($"there is no {checkpoint} to ship: ./course train {options.Recipe} comes first.");
        var run = Checkpoint.ReadNotes(checkpoint);
        if (run.Recipe.Name != options.Recipe || !run.Recipe.Shares.Parts.Any())
            throw new FormatException($"{checkpoint} is of {run.Recipe.Name}: all but mini are shipped, each by its name.");
        if (run.Step < run.Recipe.Steps)
            Console.WriteLine($"the run has done {run.Step:N0} of {run.Recipe.Steps:N0} steps; file and card say so");

        using var material = Material.Of(run.Recipe, root, Console.WriteLine);
        if (material.Fingerprint != run.Recipe.Data)
            throw new InvalidOperationException(
                $"{checkpoint} was trained on other tokens than these: what is held out here it may have read.");
        var corpus = Corpus.Prepare(root, Path.Combine(root, "artifacts", "data"), CorpusSize.Full, _ => { });
        var folder = options.Models ?? Path.Combine(root, "models");
        var runs = options.Models ?? Path.Combine(root, "docs", "runs");
        var path = Path.Combine(folder, $"{run.Recipe.Name}.safetensors");
        var parts = run.Recipe.Shares.Parts.Select(part => (part.Part, Tokens(corpus, part.Part))).ToList();
        var (card, notes) = (Path.ChangeExtension(path, ".md"), Notes(run, corpus.Tokenizer));
        AtomicFile.Write(card, run.Recipe.Drafter is null
            ? Model(options, root, path, checkpoint, corpus, run, parts, notes)
            : FeatureShipping.Ship(checkpoint, run, notes, path, root, corpus.Tokenizer, parts));
        if (File.Exists(files.Log)) AtomicFile.Write(Path.Combine(runs, $"{run.Recipe.Name}.log"), File.ReadAllText(files.Log));
        Console.WriteLine($"{card}: measured in {Pace.Time((Environment.CpuUsage.TotalTime - begun).TotalSeconds)} of one core");
        return Exit.Ok;
    }

    // Packs a language model, measures it and returns its card.
    private static string Model(
        RunOptions options, string root, string path, string checkpoint, Corpus corpus, CheckpointNotes run,
        IReadOnlyList<(string Part, long Tokens)> parts, Dictionary<string, string> notes)
    {
        var trained = Trained(checkpoint);
        WeightFile.Write(path, trained.In(WeightForm.Int8), notes);
        TokenizerFile.Save(corpus.Tokenizer, Path.Combine(Path.GetDirectoryName(path)!, "tokenizer.json"));
        var shipped = ShippedModel.Open(path, Path.Combine(root, "artifacts", "models"));
        _ = shipped.Tokenizer; // is the one that its file names
        Console.WriteLine($"{path}: {new FileInfo(path).Length / 1e6:0.0} MB");

        var weights = shipped.Weights(WeightForm.Int8);
        var exam = Exam.Of(trained, weights, corpus, root, run.Recipe.Shares, Arithmetic(options), Answers, Console.WriteLine);
        return ModelCard.Of(run, parts, weights, exam);
    }

    private static DecoderWeights Trained(string checkpoint)
    {
        using var model = ModelFile.Read(checkpoint);
        return ShippedWeights.Of(model, WeightForm.Fp32);
    }

    private static torch.ScalarType Arithmetic(RunOptions options) =>
        options.Bf16 ?? Bf16Speed.IsWorthwhile(Console.WriteLine) ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32;

    private static Dictionary<string, string> Notes(CheckpointNotes run, BytePairTokenizer tokenizer) => new()
    {
        ["run"] = run.Recipe.Name,
        ["steps"] = Text(run.Step),
        ["planned"] = Text(run.Recipe.Steps),
        ["tokens"] = Text(run.Step * run.Recipe.TokensPerStep),
        ["seed"] = Text(run.Recipe.Seed),
        ["data"] = run.Recipe.Data,
        ["seconds"] = Text((long)run.Seconds),
        ["threads"] = Text(run.Threads),
        ["arithmetic"] = run.Recipe.Bf16 ? "BF16 over FP32" : "FP32",
        [ShippedModel.TokenizerKey] = TokenizerFile.Sha256(tokenizer),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Tokens(Corpus corpus, string part)
    {
        using var file = corpus.Open(part, holdOut: false);
        return file.Head.Tokens;
    }
}
