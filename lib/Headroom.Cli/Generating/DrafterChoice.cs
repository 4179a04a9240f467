using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Safetensors;
using Headroom.Speculation.Drafting;

namespace Headroom.Cli.Generating;

/// <summary>Who guesses for <c>generate</c>, and how many tokens a round.</summary>
internal sealed record DrafterChoice(IDrafter Drafter, int Length)
{
    public const string Off = "off";

    private const string Draft = "draft", Tree = "tree", Lookup = "lookup", Suffix = "suffix", Features = "features";
    private static readonly string[] s_missing = ["adaptive"];

    public static IReadOnlyList<string> Names => [Off, Lookup, Suffix, Draft, Tree, Features, .. s_missing];

    /// <exception cref="UsageException">There is no such drafter, or it is not here; the message says which there are.</exception>
    public static void Check(GenerateOptions options)
    {
        var name = options.Speculate;
        if (!Names.Contains(name))
            throw new UsageException($"./course generate: --speculate {Ids.Printable(name)} is none of {string.Join(", ", Names)}.");
        if (s_missing.Contains(name))
            throw new UsageException(
                $"./course generate: --speculate {name} is not there yet; {string.Join(", ", Names.Except(s_missing))} are.");
        if (options.DraftLength is { } length && length is < 1 or >= Engine.Block)
            throw new UsageException($"./course generate: --draft-length {options.DraftLength} must be from 1 to {Engine.Block - 1}.");
    }

    /// <exception cref="UsageException">The draft model is missing, damaged, or of another vocabulary; the message says how to mend
    /// that.</exception>
    public static DrafterChoice Open(GenerateOptions options, string root, Engine target)
    {
        // With the text's last token as many as the target's products take at a time, eight of floats or four of bytes; a guess that costs
        // no pass may take two such groups.
        var group = options.Weights is "fp32" or "bf16" ? 8 : 4;
        return options.Speculate switch
        {
            Lookup => new(new LookupDrafter(), options.DraftLength ?? 2 * group - 1),
            Suffix => new(new SuffixDrafter(), options.DraftLength ?? 2 * group - 1),
            Features => new(FeatureChoice.Open(options, root, target), options.DraftLength ?? group - 1),
            Tree => new(new ModelTreeDrafter(Model()), options.DraftLength ?? group - 1),
            _ => new(new ModelDrafter(Model(), sharesDraws: true), options.DraftLength ?? group - 1),
        };

        // Its threads end with the process.
        Engine Model()
        {
            TextModel draft;
            try
            {
                draft = TextModel.Shipped(Draft, root);
            }
            catch (Exception wrong) when (wrong is FileNotFoundException or SafetensorsException or InvalidDataException)
            {
                throw new UsageException($"./course generate: --speculate {options.Speculate} asks a draft model: {wrong.Message}");
            }
            var (tokens, vocabulary) = (draft.Transformer.Shape.Vocabulary, target.Model.Shape.Vocabulary);
            return tokens == vocabulary
                ? new(draft.Transformer, options.Threads)
                : throw new UsageException(
                    $"./course generate: --speculate {options.Speculate}: the draft has {tokens} tokens and the model {vocabulary}, so it "
                    + $"cannot guess for it. --speculate {Lookup} needs no model.");
        }
    }
}
