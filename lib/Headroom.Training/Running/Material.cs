using System.Security.Cryptography;
using System.Text;
using Headroom.Training.Corpora;
using Headroom.Training.Loop;
using Headroom.Training.NGrams;
using Headroom.Training.Stories;
using Headroom.Training.Tokens;

namespace Headroom.Training.Running;

/// <summary>Tokens that were held out to measure on, and the bits per byte below which nothing can get, where they are known.</summary>
internal sealed record HeldOut(string Name, ITokenSource Tokens, double? Floor);

/// <summary>What a run reads and is measured on, made when it is missing.</summary>
internal sealed class Material : IDisposable
{
    private const int TrainBytes = 6_000_000, HeldOutBytes = 200_000, Bytes = 256;
    private readonly List<TokenFile> _files = [];

    public required ITokenSource Tokens { get; init; }

    public required IReadOnlyList<HeldOut> HeldOut { get; init; }

    /// <summary>The same for the same tokens: a checkpoint goes on with no others.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Bits per byte of a table of three bytes over the same text; null where tokens are no bytes.</summary>
    public double? Trigram { get; init; }

    /// <summary>The corpus, mixed as the recipe says; or a text of tales as bytes.</summary>
    public static Material Of(Recipe recipe, string root, Action<string> tell)
    {
        var folder = Path.Combine(root, "artifacts", "data");
        if (recipe.Shares.Parts.Any()) return OfCorpus(recipe, Corpus.Prepare(root, folder, CorpusSize.Full, tell));
        return OfText(recipe, StoryText.Bytes(Corpus.Seed, TrainBytes), StoryText.Bytes(Corpus.Seed + 1, HeldOutBytes));
    }

    /// <summary>Any text, byte by byte.</summary>
    public static Material OfText(Recipe recipe, byte[] text, byte[] heldOut)
    {
        var table = new WittenBell(3, Bytes);
        table.Count([.. text.Select(value => (ushort)value)]);
        return new()
        {
            Tokens = TokenWindows.OfBytes(text, recipe.Seed),
            HeldOut = [new("held out", TokenWindows.OfBytes(heldOut), null)],
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(text)),
            Trigram = table.Bits([.. heldOut.Select(value => (ushort)value)])[2] / heldOut.Length,
        };
    }

    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
    }

    private static Material OfCorpus(Recipe recipe, Corpus corpus)
    {
        var (context, vocabulary) = (recipe.Shape.Context, corpus.Tokenizer.VocabularySize);
        var files = recipe.Shares.Parts.Select(part => (part.Part, part.Share, Train: corpus.Open(part.Part, holdOut: false),
            HeldOut: corpus.Open(part.Part, holdOut: true))).ToList();
        var material = new Material
        {
            Tokens = Mixed([.. files.Select(file => new MixturePart(file.Train, file.Share, CutOf(file.Part)))], recipe.Seed),
            HeldOut = [.. files.Select(file => new HeldOut(
                file.Part, Mixed([new(file.HeldOut, 1, Cut.Again)], 0), file.HeldOut.Head.Floor))],
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join(' ', files.Select(file => $"{file.Part} {file.Train.Head.Sha256}"))))),
        };
        material._files.AddRange(files.SelectMany(file => new[] { file.Train, file.HeldOut }));
        return material;

        MixtureTokens Mixed(MixturePart[] parts, long seed) => new(
            new Mixture(parts, context, (ulong)seed), vocabulary,
            parts.Sum(part => part.Share * part.File.Head.Bytes / part.File.Head.Tokens) / parts.Sum(part => part.Share));

        // There are always more tales and talks; of code and edits there is only so much.
        static Cut CutOf(string part) => part is "stories" or "talks" ? Cut.Drop : Cut.Again;
    }
}
