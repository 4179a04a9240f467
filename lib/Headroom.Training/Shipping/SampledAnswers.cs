using System.Text;
using Headroom.Tokenizing;
using Headroom.Training.Corpora;
using Headroom.Training.Edits;
using Headroom.Training.Models;
using Headroom.Training.Sampling;

namespace Headroom.Training.Shipping;

/// <summary>What a model writes when it is asked to: tales from nothing, and held-out edits.</summary>
public static class SampledAnswers
{
    /// <summary>Tales are drawn at this temperature.</summary>
    public const double Temperature = 0.8;

    /// <summary>So many tales. One that fills the context was cut: its last sentence is left out.</summary>
    public static IReadOnlyList<string> Tales(TinyLm model, BytePairTokenizer tokenizer, int count)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        var tales = new Sampler(model).Continue([.. Enumerable.Repeat<ushort[]>([BytePairTokenizer.EndOfText], count)], Temperature);
        return [.. tales.Select(tale => tale.Length + 1 < model.Shape.Context
            ? tokenizer.DecodeText(tale)
            : Whole(tokenizer.DecodeText(tale)))];
    }

    /// <summary>The first held-out edits, answered greedily.</summary>
    /// <exception cref="InvalidDataException">Their code is not to be had from this checkout.</exception>
    public static IReadOnlyList<Copied> Edits(TinyLm model, BytePairTokenizer tokenizer, string repository, int count)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        var source = HeldOutEdits.Of(repository, tokenizer);
        var edits = Enumerable.Range(0, count).Select(i => source.Edit(Corpus.Seed + 1, i)).ToList();
        var prompts = edits.Select(edit => (ushort[])[BytePairTokenizer.EndOfText, .. edit.PromptTokens(tokenizer)]).ToList();
        return [.. edits.Zip(new Sampler(model).Continue(prompts), (edit, answer) =>
            Copied.Of(tokenizer.Encode(Encoding.UTF8.GetBytes(edit.Before)), edit.AnswerTokens(tokenizer), answer))];
    }

    /// <summary>The text as far as its last sentence that ends before a space.</summary>
    internal static string Whole(string text)
    {
        for (var end = text.Length - 1; end > 0; end--)
            if (char.IsWhiteSpace(text[end]) && EndsASentence(text.AsSpan(0, end))) return text[..end];
        return "";
    }

    private static bool EndsASentence(ReadOnlySpan<char> text) =>
        text is [.., '.' or '!' or '?'] or [.., '.' or '!' or '?', '"'];
}
