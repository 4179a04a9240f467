using Headroom.Training.Models;
using Headroom.Training.Sampling;
using static TorchSharp.torch;

namespace Headroom.Testing.Sampling;

public sealed class RowScorerTest
{
    private static readonly TinyLmShape s_shape = new()
    {
        Vocabulary = 300, Context = 12, Width = 16, Layers = 2, Heads = 2, KvHeads = 1, Hidden = 24,
    };

    [NativeFact]
    public void Rows_of_different_lengths_have_the_bits_that_each_has_alone()
    {
        using var model = CachedDecoderTest.Model(s_shape);
        ushort[][] rows = [[256, 1, 2], [256, 7, 3, 9, 9, 260], [5], [256, 4]];
        var together = RowScorer.Of(model)(rows);
        Assert.Equal(rows.Select(row => row.Length - 1), together.Select(bits => bits.Length));
        for (var i = 0; i < rows.Length; i++)
        {
            var alone = RowScorer.Of(model)([rows[i]])[0];
            for (var t = 0; t < alone.Length; t++) Assert.Equal(alone[t], together[i][t], 1e-3);
        }
    }

    [NativeFact]
    public void Bits_are_those_of_softmax()
    {
        using var scope = NewDisposeScope();
        using var model = CachedDecoderTest.Model(s_shape);
        var bits = RowScorer.Of(model)([[256, 1, 2]])[0];
        using var still = no_grad();
        var scores = model.call(tensor([256L, 1L], [1, 2])).data<float>().ToArray();
        for (var t = 0; t < 2; t++)
        {
            var row = scores.AsSpan(t * 300, 300).ToArray();
            var expected = -Math.Log2(Math.Exp(row[t + 1] - row.Max()) / row.Sum(score => Math.Exp(score - row.Max())));
            Assert.Equal(expected, bits[t], 1e-3);
        }
    }
}
