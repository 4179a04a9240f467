using Headroom.Shipped;
using Headroom.Training.Corpora;
using Headroom.Training.Loop;
using Headroom.Training.Shipping;
using static TorchSharp.torch;

namespace Headroom.Testing.Shipping;

public sealed class ExamTest(CorpusTest.Prepared prepared) : IClassFixture<CorpusTest.Prepared>
{
    private static readonly DecoderShape s_shape = new()
    {
        Vocabulary = 2048, Context = 512, Width = 8, Layers = 1, Heads = 2, KvHeads = 1, Hidden = 8,
    };

    // Weights near 0 make every token nearly equally likely: 11 bits each.
    [NativeFact]
    public void A_model_that_knows_nothing_is_found_to_know_nothing()
    {
        var lines = new List<string>();
        var trained = DecoderWeights.Drawn(s_shape, 1);
        var exam = Exam.Of(
            trained, trained.In(WeightForm.Int8), prepared.Corpus, Repository.Root, new TokenShares(0.5, 0.3, 0.2, 0), ScalarType.Float32,
            answers: 3, lines.Add);
        Assert.Equal(["stories", "code", "edits"], exam.Parts.Select(part => part.Part));
        foreach (var part in exam.Parts)
        {
            using var heldOut = prepared.Corpus.Open(part.Part, holdOut: true);
            Assert.Equal(11.0 * (heldOut.Length - 1) / heldOut.Head.Bytes, part.BitsPerByte, 0.01);
            Assert.Equal((heldOut.Head.Documents, heldOut.Head.Bytes, heldOut.Head.Floor), (part.Documents, part.Bytes, part.Floor));
            Assert.InRange(part.BestNGram, 0.1, part.BitsPerByte);
        }
        Assert.Equal(5, exam.Bars.Count);
        Assert.All(exam.Bars, bar => Assert.False(bar.IsMet));
        Assert.Equal(
            [4 * s_shape.Parameters, trained.In(WeightForm.Int8).Bytes, trained.In(WeightForm.Int4).Bytes],
            exam.Forms.Select(form => form.Bytes));
        Assert.NotEmpty(lines);
    }
}
