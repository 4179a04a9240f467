using Headroom.Tokenizing;
using Headroom.Training.Tokens;

namespace Headroom.Training.Bars;

/// <summary>
/// The one measure for models, n-grams and the entropy floor: bits of all documents and their ends, over the bytes of their text. It does
/// not depend on the tokenizer, as bits per token does.
/// </summary>
public static class BitsPerByte
{
    /// <summary>Measures a model on every document of a file, each from its own beginning.</summary>
    /// <param name="file">The hold-out.</param>
    /// <param name="context">Most tokens that the model sees before one.</param>
    /// <param name="batch">Rows given to the model at once; those of similar length together.</param>
    /// <param name="score">The model.</param>
    /// <exception cref="InvalidOperationException">The model returned other lengths than it was given, or a bit count that is no
    /// number.</exception>
    public static double Of(TokenFile file, int context, int batch, Scorer score)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Bits(file, file.Documents(), context, batch, score) / file.Head.Bytes;
    }

    /// <summary>As <see cref="Of"/>, on every <paramref name="nth"/> document alone, for what is compared and not quoted.</summary>
    /// <param name="file">The hold-out.</param>
    /// <param name="tokenizer">Of the file.</param>
    /// <param name="nth">1 measures on all.</param>
    /// <param name="context">Most tokens that the model sees before one.</param>
    /// <param name="batch">Rows given to the model at once.</param>
    /// <param name="score">The model.</param>
    public static double OfEvery(TokenFile file, BytePairTokenizer tokenizer, int nth, int context, int batch, Scorer score)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nth);
        var some = file.Documents().Where((_, i) => i % nth == 0).ToList();
        var bytes = some.Sum(document => (long)tokenizer.Decode(file.Tokens.Slice(document.Start, document.Length)).Length);
        return Bits(file, some, context, batch, score) / bytes;
    }

    private static double Bits(
        TokenFile file, IEnumerable<(int Start, int Length)> documents, int context, int batch, Scorer score)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        var windows = documents
            .SelectMany(document => Window.Over(document.Length, context)
                .Select(window => window with { Start = document.Start + window.Start }))
            .OrderBy(window => window.Length).ToList();
        var bits = 0.0;
        foreach (var some in windows.Chunk(batch))
        {
            var scored = score([.. some.Select(window => file.Tokens.Slice(window.Start, window.Length).ToArray())]);
            if (scored.Count != some.Length)
                throw new InvalidOperationException(
                    $"{some.Length} rows were given, {scored.Count} came back");
            for (var i = 0; i < some.Length; i++) bits += Sum(scored[i], some[i]);
        }
        return bits;
    }

    private static double Sum(double[] scored, Window window)
    {
        if (scored.Length != window.Length - 1)
            throw new InvalidOperationException(
                $"a row of {window.Length} tokens has {window.Length - 1} to measure, {scored.Length} came back");
        var sum = 0.0;
        for (var i = window.Scored - 1; i < scored.Length; i++) sum += scored[i];
        return double.IsFinite(sum) && sum >= 0 ? sum : throw new InvalidOperationException($"a row has {sum} bits");
    }
}

/// <summary>
/// A model that is measured: for each row, -log2 of the probability of every token after its first, given those before
/// it.
/// </summary>
/// <param name="rows">At most a context and one token each; of different lengths.</param>
/// <returns>As many arrays as rows, each one shorter than its row.</returns>
public delegate IReadOnlyList<double[]> Scorer(IReadOnlyList<ushort[]> rows);
