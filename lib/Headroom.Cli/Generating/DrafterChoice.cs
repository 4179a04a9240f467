using System.Security.Cryptography;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Safetensors;
using Headroom.Speculation.Drafting;
using Headroom.Tokenizing;

namespace Headroom.Cli.Generating;

/// <summary>Who guesses for <c>generate</c>, how many tokens a round, and what is learned of them.</summary>
internal sealed record DrafterChoice(IDrafter Drafter, int Length, Learning? Learning = null)
{
    public const string Off = "off", Adaptive = "adaptive";

    private const string DraftModel = "draft", Tree = "tree", Lookup = "lookup", Suffix = "suffix", Features = "features";

    public static IReadOnlyList<string> Names => [Off, Lookup, Suffix, DraftModel, Tree, Features, Adaptive];

    /// <exception cref="UsageException">There is no such drafter, or it is not here; the message says which there are.</exception>
    public static void Check(GenerateOptions options)
    {
        var name = options.Speculate;
        if (!Names.Contains(name))
            throw new UsageException($"./course generate: --speculate {Ids.Printable(name)} is none of {string.Join(", ", Names)}.");
        if (options.DraftLength is { } length && length is < 1 or >= Engine.Block)
            throw new UsageException($"./course generate: --draft-length {options.DraftLength} must be from 1 to {Engine.Block - 1}.");
        if (options.Learn is not null && name != Adaptive)
            throw new UsageException($"./course generate: --learn goes with --speculate {Adaptive}: the other drafters learn nothing.");
    }

    /// <exception cref="UsageException">The draft model is missing, damaged, or of another vocabulary; the message says how to mend
    /// that.</exception>
    public static DrafterChoice Open(GenerateOptions options, string root, Engine target, ITextTokenizer tokenizer, Action<string> tell)
    {
        var vocabulary = target.Model.Shape.Vocabulary;
        // With the text's last token as many as the target's products take at a time, eight of floats or four of bytes; a guess that costs
        // no pass may take two such groups.
        var group = options.Weights is "fp32" or "bf16" ? 8 : 4;
        return options.Speculate switch
        {
            Lookup => new(new LookupDrafter(), options.DraftLength ?? 2 * group - 1),
            Suffix => new(new SuffixDrafter(), options.DraftLength ?? 2 * group - 1),
            Features => new(FeatureChoice.Open(options, root, target), options.DraftLength ?? group - 1),
            Adaptive => Adapting(),
            Tree => new(new ModelTreeDrafter(Asked()), options.DraftLength ?? group - 1),
            _ => new(new ModelDrafter(Asked(), sharesDraws: true), options.DraftLength ?? group - 1),
        };

        // The draft is the floor; a model that it cannot guess for is served by what needs none.
        DrafterChoice Adapting()
        {
            var draft = Draft() is { } found && found.Shape.Vocabulary == vocabulary ? new Engine(found, options.Threads) : null;
            var learning = options.Learn is { } path
                ? Learning.Open(path, $"{Digest(tokenizer, vocabulary)}, {draft?.Model.Shape}", draft?.Model.Shape.Width ?? 0, tell)
                : null;
            return new(AdaptiveChoice.Open(root, target, draft, learning, tell), options.DraftLength ?? AdaptiveChoice.Most, learning);
        }

        // Its threads end with the process.
        Engine Asked()
        {
            var draft = Draft(isNeeded: true)!;
            var tokens = draft.Shape.Vocabulary;
            return tokens == vocabulary
                ? new(draft, options.Threads)
                : throw new UsageException(
                    $"./course generate: --speculate {options.Speculate}: the draft has {tokens} tokens and the model {vocabulary}, so it "
                    + $"cannot guess for it. --speculate {Lookup} needs no model.");
        }

        // Null where there is none and none is needed. A damaged one is told in any case.
        Transformer? Draft(bool isNeeded = false)
        {
            try
            {
                return TextModel.Shipped(DraftModel, root).Transformer;
            }
            catch (FileNotFoundException) when (!isNeeded)
            {
                return null;
            }
            catch (Exception wrong) when (wrong is FileNotFoundException or SafetensorsException or InvalidDataException)
            {
                throw new UsageException($"./course generate: --speculate {options.Speculate} asks a draft model: {wrong.Message}");
            }
        }
    }

    // Tokens mean something in their own vocabulary alone.
    private static string Digest(ITextTokenizer tokenizer, int vocabulary)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var token = 0; token < Math.Min(vocabulary, tokenizer.VocabularySize); token++)
        {
            hash.AppendData(tokenizer.Bytes(token));
            hash.AppendData([0]);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
