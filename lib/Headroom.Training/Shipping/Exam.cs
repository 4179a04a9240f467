using Headroom.Shipped;
using Headroom.Tokenizing;
using Headroom.Training.Bars;
using Headroom.Training.Corpora;
using Headroom.Training.Edits;
using Headroom.Training.Loop;
using Headroom.Training.Models;
using Headroom.Training.Sampling;
using Headroom.Training.Tokens;
using static TorchSharp.torch;

namespace Headroom.Training.Shipping;

/// <summary>What was measured of a model as it is shipped.</summary>
/// <param name="Arithmetic">What matrices were multiplied in: Float32 or BFloat16.</param>
/// <param name="Parts">One for each part that it was trained on.</param>
/// <param name="Forms">The weights as they were trained, as they are shipped and in 4 bits, on every <see cref="Nth"/> document.</param>
/// <param name="Bars">What is asked of the target; of edits only where there were edits to train on.</param>
public sealed record Exam(
    ScalarType Arithmetic, IReadOnlyList<PartScore> Parts, IReadOnlyList<FormScore> Forms, IReadOnlyList<Bar> Bars)
{
    /// <summary>Tales that are sampled, and held-out edits that are answered.</summary>
    public const int Answers = 200;

    /// <summary>Tales are sampled at this temperature.</summary>
    public const double Temperature = 0.8;

    /// <summary>Of which held-out documents forms are compared on: every so many of <see cref="SampleOf"/>.</summary>
    public const int Nth = 24;

    private const int Rows = 8;

    /// <summary>Every so many held-out documents of a part: fifty tales, and ten files.</summary>
    public static int SampleOf(string part) => part == "stories" ? Nth : Nth / 3;

    /// <summary>Measures all of it; some minutes of one core.</summary>
    /// <param name="trained">The weights as they were trained.</param>
    /// <param name="shipped">The same as they are shipped.</param>
    /// <param name="corpus">Whose held-out documents are measured on.</param>
    /// <param name="repository">The root of a checkout, for the held-out edits.</param>
    /// <param name="shares">What the model was trained on.</param>
    /// <param name="arithmetic">What to multiply in, where weights are not compared.</param>
    /// <param name="tell">Takes progress lines.</param>
    public static Exam Of(
        DecoderWeights trained, DecoderWeights shipped, Corpus corpus, string repository, TokenShares shares, ScalarType arithmetic,
        Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(shipped);
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(tell);
        using var model = ShippedWeights.Model(shipped);
        model.Arithmetic = arithmetic;
        var parts = shares.Parts.Select(part => Part(corpus, part.Part, model, tell)).ToList();
        var bars = parts.Where(part => part.Part is "stories" or "code")
            .Select(part => ModelBars.Below(part.Part, part.BitsPerByte, part.BestNGram)).ToList();
        bars.AddRange(ModelBars.OfTales(Tales(model, corpus.Tokenizer)));
        if (shares.Edits > 0) bars.Add(ModelBars.OfEdits(Edits(model, corpus.Tokenizer, repository)));
        foreach (var bar in bars) tell($"  {bar}");
        return new(arithmetic, parts, FormScores(trained, shipped, corpus, tell), bars);
    }

    private static PartScore Part(Corpus corpus, string name, TinyLm model, Action<string> tell)
    {
        using TokenFile train = corpus.Open(name, holdOut: false), heldOut = corpus.Open(name, holdOut: true);
        var part = PartScore.Measure(train, heldOut, corpus.Tokenizer, model.Shape.Context, Rows, RowScorer.Of(model));
        tell($"  {name}: {part.BitsPerByte:0.0000} bits/byte, n-grams {part.BestNGram:0.0000}");
        return part;
    }

    // A tale that fills the context was cut: its last sentence is not judged.
    private static IEnumerable<string> Tales(TinyLm model, BytePairTokenizer tokenizer) =>
        new Sampler(model).Continue([.. Enumerable.Repeat<ushort[]>([BytePairTokenizer.EndOfText], Answers)], Temperature)
            .Select(tale => tokenizer.DecodeText(tale) is var text && tale.Length + 1 < model.Shape.Context ? text : Whole(text));

    /// <summary>The text up to its last mark of a sentence's end before a space.</summary>
    internal static string Whole(string text)
    {
        for (var end = text.Length - 1; end > 0; end--)
            if (char.IsWhiteSpace(text[end]) && (text[end - 1] is '.' or '!' or '?' || text[end - 1] == '"' && end > 1 && text[end - 2] is '.' or '!' or '?'))
                return text[..end];
        return "";
    }

    private static IEnumerable<Copied> Edits(TinyLm model, BytePairTokenizer tokenizer, string repository)
    {
        var source = HeldOutEdits.Of(repository, tokenizer);
        var edits = Enumerable.Range(0, Answers).Select(i => source.Edit(Corpus.Seed + 1, i)).ToList();
        var answers = new Sampler(model).Continue([.. edits.Select(edit => (ushort[])[BytePairTokenizer.EndOfText, .. edit.PromptTokens(tokenizer)])]);
        return edits.Zip(answers, (edit, answer) => Copied.Of(
            tokenizer.Encode(System.Text.Encoding.UTF8.GetBytes(edit.Before)), edit.AnswerTokens(tokenizer), answer));
    }

    private static List<FormScore> FormScores(DecoderWeights trained, DecoderWeights shipped, Corpus corpus, Action<string> tell)
    {
        var forms = new List<FormScore>();
        foreach (var (name, weights) in new[] { ("as trained, FP32", trained), ("int8, as shipped", shipped), ("int4, made of int8", shipped.In(WeightForm.Int4)) })
        {
            using var model = ShippedWeights.Model(weights);
            forms.Add(new(name, weights.Bytes, On(corpus, "stories", model), On(corpus, "code", model)));
            tell($"  {forms[^1].Name}: {forms[^1].Stories:0.0000} and {forms[^1].Code:0.0000} bits/byte on a sample of stories and code");
        }
        return forms;
    }

    private static double On(Corpus corpus, string part, TinyLm model)
    {
        using var heldOut = corpus.Open(part, holdOut: true);
        return BitsPerByte.OfEvery(heldOut, corpus.Tokenizer, SampleOf(part), model.Shape.Context, Rows, RowScorer.Of(model));
    }
}
