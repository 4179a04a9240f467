using Headroom.Inference.Gguf;
using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Sampling;
using Headroom.Safetensors;

namespace Headroom.Cli.Generating;

/// <summary>What <c>generate</c> was asked for.</summary>
internal sealed record GenerateOptions
{
    private static readonly string[] s_models = ["draft", "small", "target"];

    private static readonly Dictionary<string, MatrixFormat> s_formats = new()
    {
        ["fp32"] = MatrixFormat.Fp32, ["bf16"] = MatrixFormat.Bf16, ["int8"] = MatrixFormat.Q8, ["int4"] = MatrixFormat.Q4,
    };

    public required string Prompt { get; init; }

    public required int Tokens { get; init; }

    public required SamplingOptions Sampling { get; init; }

    /// <summary>A name of the course's, or a path.</summary>
    public required string Model { get; init; }

    /// <summary>Null for the file's own.</summary>
    public required string? Weights { get; init; }

    public required int Threads { get; init; }

    public required bool Stats { get; init; }

    /// <summary>Who guesses: one of <see cref="DrafterChoice.Names"/>.</summary>
    public required string Speculate { get; init; }

    /// <summary>Tokens that a round guesses; null for the drafter's own.</summary>
    public required int? DraftLength { get; init; }

    /// <summary>The file that is learned from and written; null to learn nothing.</summary>
    public string? Learn { get; init; }

    /// <summary>Without marks on guessed tokens.</summary>
    public required bool Plain { get; init; }

    /// <exception cref="UsageException">An option is out of range; the message says which and what it may be.</exception>
    public void Check()
    {
        if (Tokens < 1) throw new UsageException($"./course generate: --tokens {Tokens} must be 1 or more.");
        if (Threads is < 1 or > 256) throw new UsageException($"./course generate: --threads {Threads} must be from 1 to 256.");
        if (Weights is not null && !s_formats.ContainsKey(Weights))
            throw new UsageException(
                $"./course generate: --weights {Ids.Printable(Weights)} is none of {string.Join(", ", s_formats.Keys)}.");
        DrafterChoice.Check(this);
        try
        {
            Sampling.Check();
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"./course generate: {wrong.Message}");
        }
    }

    /// <exception cref="UsageException">There is no such model, or it cannot be read; the message says how to mend that.</exception>
    public TextModel Open(string root)
    {
        MatrixFormat? format = Weights is null ? null : s_formats[Weights];
        try
        {
            return s_models.Contains(Model)
                ? TextModel.Shipped(Model, root, format)
                : TextModel.Open(Model,
                    [Path.Combine(root, "models", "tokenizer.json"), Path.Combine(root, "artifacts", "data", "tokenizer.json")], format);
        }
        catch (Exception wrong) when (
            wrong is FileNotFoundException or SafetensorsException or GgufException or InvalidDataException or ArgumentException)
        {
            var names = wrong is FileNotFoundException && !s_models.Contains(Model)
                ? $" The course's own models are {string.Join(", ", s_models)}."
                : "";
            throw new UsageException($"./course generate: {wrong.Message}{names}");
        }
    }
}
