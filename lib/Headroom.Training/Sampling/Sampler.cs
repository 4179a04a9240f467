using System.Numerics.Tensors;
using Headroom.Tokenizing;
using Headroom.Training.Models;
using Headroom.Training.Seeds;
using static TorchSharp.torch;

namespace Headroom.Training.Sampling;

/// <summary>Goes on with prompts, many side by side, until a mark comes or the context is full.</summary>
/// <param name="model">Which goes on.</param>
/// <param name="rows">Most prompts at a time.</param>
public sealed class Sampler(TinyLm model, int rows = 128)
{
    /// <summary>What follows each prompt, without the mark that ends it.</summary>
    /// <param name="prompts">Of at least one token each, and fewer than the context.</param>
    /// <param name="temperature">Scores are divided by it before softmax; 0 takes the highest score.</param>
    /// <param name="seed">Each prompt has dice of its own, so it does not matter which others there are.</param>
    public IReadOnlyList<ushort[]> Continue(IReadOnlyList<ushort[]> prompts, double temperature = 0, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        if (prompts.FirstOrDefault(prompt => prompt.Length == 0 || prompt.Length >= model.Shape.Context) is { } wrong)
            throw new ArgumentException(
                $"a prompt has {wrong.Length} tokens; it must have from 1 to {model.Shape.Context - 1}.", nameof(prompts));
        var answers = new ushort[prompts.Count][];
        // Those of similar length together: all rows of a batch go on until its last one ends.
        foreach (var some in prompts.Index().OrderBy(prompt => prompt.Item.Length).Chunk(rows))
        {
            using var decoder = new CachedDecoder(model, some.Length);
            var texts = some.Select(prompt => new Row(prompt.Item, Dice.For(seed, (ulong)prompt.Index))).ToArray();
            while (decoder.Position < model.Shape.Context && !texts.All(text => text.Ended)) Advance(decoder, texts, temperature);
            foreach (var ((index, prompt), text) in some.Zip(texts)) answers[index] = [.. text.Tokens.Skip(prompt.Length)];
        }
        return answers;
    }

    private static void Advance(CachedDecoder decoder, Row[] texts, double temperature)
    {
        var position = decoder.Position;
        using var scores = decoder.Step([.. texts.Select(text => (long)text.At(position))]);
        var (all, vocabulary) = (scores.data<float>().ToArray(), (int)scores.shape[1]);
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, get_num_threads()) }, row =>
        {
            if (texts[row].Wants(position)) texts[row].Add(Drawn(all.AsSpan(row * vocabulary, vocabulary), temperature, texts[row].Dice));
        });
    }

    /// <summary>A token, with the probabilities that these scores have at a temperature; scores are overwritten.</summary>
    internal static int Drawn(Span<float> scores, double temperature, Dice dice)
    {
        var highest = TensorPrimitives.IndexOfMax(scores);
        if (temperature == 0) return highest;
        TensorPrimitives.Subtract(scores, scores[highest], scores);
        TensorPrimitives.Divide(scores, (float)temperature, scores);
        TensorPrimitives.Exp(scores, scores);
        var at = dice.Share() * TensorPrimitives.Sum<float>(scores);
        for (var token = 0; token < scores.Length; token++)
            if ((at -= scores[token]) < 0) return token;
        return highest; // rounding left a little over
    }

    // A prompt and what came after it; one that has ended is given ends of text.
    private sealed class Row(ushort[] prompt, Dice dice)
    {
        public List<ushort> Tokens { get; } = [.. prompt];

        public Dice Dice => dice;

        public bool Ended { get; private set; }

        public ushort At(int position) => position < Tokens.Count ? Tokens[position] : BytePairTokenizer.EndOfText;

        /// <summary>Whether the token after this position is still to be found.</summary>
        public bool Wants(int position) => !Ended && position == Tokens.Count - 1;

        public void Add(int token)
        {
            Ended = token >= BytePairTokenizer.EndOfText && token < BytePairTokenizer.EndOfText + Marks.All.Count;
            if (!Ended) Tokens.Add((ushort)token);
        }
    }
}
