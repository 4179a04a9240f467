using Headroom.Shipped;
using Headroom.Training.Bars;
using Headroom.Training.Corpora;
using Headroom.Training.Loop;
using Headroom.Training.Models;
using Headroom.Training.Sampling;
using static TorchSharp.torch;

namespace Headroom.Training.Shipping;

/// <summary>What was measured of a model as it is shipped.</summary>
/// <param name="Arithmetic">What matrices were multiplied in: Float32 or BFloat16. Forms are compared in Float32.</param>
/// <param name="Parts">One for each part that it was trained on.</param>
/// <param name="Forms">The weights as they were trained, as they are shipped and in 4 bits, on a sample of the held-out documents.</param>
/// <param name="Bars">What is asked of the target; of edits only where there were edits to train on.</param>
/// <param name="Answers">Tales that were sampled, and as many edits that were answered.</param>
public sealed record Exam(
    ScalarType Arithmetic, IReadOnlyList<PartScore> Parts, IReadOnlyList<FormScore> Forms, IReadOnlyList<Bar> Bars, int Answers)
{
    /// <summary>Forms are compared on every so many held-out tales: fifty of them.</summary>
    public const int TaleSample = 24;

    /// <summary>Forms are compared on every so many held-out files: eleven of them.</summary>
    public const int CodeSample = 8;

    private const int Rows = 8;

    /// <summary>Measures all of it; about five minutes of one core for the target.</summary>
    /// <param name="trained">The weights as they were trained.</param>
    /// <param name="shipped">The same as they are shipped.</param>
    /// <param name="corpus">Whose held-out documents are measured on.</param>
    /// <param name="repository">The root of a checkout, for the held-out edits.</param>
    /// <param name="shares">What the model was trained on.</param>
    /// <param name="arithmetic">What to multiply in.</param>
    /// <param name="answers">Tales to sample, and edits to answer.</param>
    /// <param name="tell">Takes progress lines.</param>
    public static Exam Of(
        DecoderWeights trained, DecoderWeights shipped, Corpus corpus, string repository, TokenShares shares, ScalarType arithmetic,
        int answers, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(shipped);
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(tell);
        using var model = ShippedWeights.Model(shipped);
        model.Arithmetic = arithmetic;
        var parts = shares.Parts.Select(part => Part(corpus, part.Part, model, tell)).ToList();
        var bars = parts.Where(part => part.Part is "stories" or "code")
            .Select(part => ModelBars.Below(part.Part, part.BitsPerByte, part.BestNGram)).ToList();
        using (var heldOut = corpus.Open("stories", holdOut: true))
            bars.AddRange(ModelBars.OfTales(SampledAnswers.Tales(model, corpus.Tokenizer, heldOut, answers)));
        if (shares.Edits > 0) bars.Add(ModelBars.OfEdits(SampledAnswers.Edits(model, corpus.Tokenizer, repository, answers)));
        foreach (var bar in bars) tell($"  {bar}");
        return new(arithmetic, parts, CompareForms(trained, shipped, corpus, tell), bars, answers);
    }

    private static PartScore Part(Corpus corpus, string name, TinyLm model, Action<string> tell)
    {
        using var train = corpus.Open(name, holdOut: false);
        using var heldOut = corpus.Open(name, holdOut: true);
        var part = PartScore.Measure(train, heldOut, corpus.Tokenizer, model.Shape.Context, Rows, RowScorer.Of(model));
        tell($"  {name}: {part.BitsPerByte:0.0000} bits/byte, n-grams {part.BestNGram:0.0000}");
        return part;
    }

    private static List<FormScore> CompareForms(DecoderWeights trained, DecoderWeights shipped, Corpus corpus, Action<string> tell)
    {
        var forms = new List<FormScore>();
        foreach (var (name, weights) in new[]
            {
                ("FP32, as trained", trained), ("int8, as shipped", shipped), ("int4, made from int8", shipped.In(WeightForm.Int4)),
            })
        {
            using var model = ShippedWeights.Model(weights);
            forms.Add(new(name, weights.Bytes, On("stories", TaleSample, model), On("code", CodeSample, model)));
            tell($"  {name}: {forms[^1].Stories:0.0000} and {forms[^1].Code:0.0000} bits/byte on a sample of stories and code");
        }
        return forms;

        double On(string part, int nth, TinyLm model)
        {
            using var heldOut = corpus.Open(part, holdOut: true);
            return BitsPerByte.OfEvery(heldOut, corpus.Tokenizer, nth, model.Shape.Context, Rows, RowScorer.Of(model));
        }
    }
}

/// <summary>What a form of the weights costs in bits per byte, on a sample of the held-out documents.</summary>
/// <param name="Name">Of the weights and the arithmetic: <c>int8 weights, FP32 arithmetic</c>.</param>
/// <param name="Bytes">Of all weights.</param>
/// <param name="Stories">Bits per byte.</param>
/// <param name="Code">Bits per byte.</param>
public sealed record FormScore(string Name, long Bytes, double Stories, double Code);
