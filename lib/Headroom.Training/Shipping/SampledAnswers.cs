using System.Text;
using Headroom.Tokenizing;
using Headroom.Training.Corpora;
using Headroom.Training.Edits;
using Headroom.Training.Models;
using Headroom.Training.Sampling;
using Headroom.Training.Tokens;

namespace Headroom.Training.Shipping;

/// <summary>What a model writes when it is asked to: tales from their first words, and held-out edits.</summary>
public static class SampledAnswers
{
    /// <summary>Tales are drawn at this temperature.</summary>
    public const double Temperature = 0.8;

    private const int Opening = 4; // an end of text, and three tokens

    /// <summary>
    /// Tales that begin as those of a file do: after an end of text alone a model may as well write code. A tale that fills the context was
    /// cut: its last sentence is left out.
    /// </summary>
    /// <param name="model">Which writes.</param>
    /// <param name="tokenizer">Of model and file.</param>
    /// <param name="heldOut">Tales, of which the first words are taken in turn.</param>
    /// <param name="count">Tales to write.</param>
    public static IReadOnlyList<string> Tales(TinyLm model, BytePairTokenizer tokenizer, TokenFile heldOut, int count)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(heldOut);
        var begun = heldOut.Documents();
        var prompts = Enumerable.Range(0, count).Select(i => begun[i % begun.Count])
            .Select(tale => heldOut.Tokens.Slice(tale.Start, Math.Min(Opening, tale.Length - 1)).ToArray()).ToList();
        return [.. prompts.Zip(new Sampler(model).Continue(prompts, Temperature), (prompt, rest) =>
        {
            var tale = tokenizer.DecodeText([.. prompt, .. rest]);
            return prompt.Length + rest.Length < model.Shape.Context ? tale : Whole(tale);
        })];
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
