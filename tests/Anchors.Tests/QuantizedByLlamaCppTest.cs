using Headroom.Bench.Anchors;
using Headroom.Inference.Gguf;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Quantization;
using Headroom.Shipped;
using Headroom.Testing;
using LLama.Native;

namespace Anchors.Tests;

/// <summary>Files that llama.cpp packed itself are read: weights lie where the originals do, and scores where its own do.</summary>
public sealed class QuantizedByLlamaCppTest
{
    // 256 and 512 numbers a row, whole blocks of every format.
    private static readonly DecoderShape s_shape = new()
    {
        Vocabulary = 320, Context = 128, Width = 256, Layers = 8, Heads = 4, KvHeads = 2, Hidden = 512, TiedHead = false, RopeBase = 4_000,
    };

    // Of normal numbers, root of the mean square over their own: 2^-b of a block's range and what scales lose. Half as much again.
    [Theory]
    [InlineData("q4_1", GgufType.Q41, 0.11)]
    [InlineData("q5_0", GgufType.Q50, 0.07)]
    [InlineData("q5_1", GgufType.Q51, 0.055)]
    [InlineData("q5_k_m", GgufType.Q5K, 0.055)]
    [InlineData("q4_k_m", GgufType.Q6K, 0.027)]
    [InlineData("q6_k", GgufType.Q6K, 0.027)]
    public void Weights_and_scores_are_those_of_the_original_but_for_rounding(string type, GgufType seen, double tolerance)
    {
        using var folder = new TemporaryFolder();
        var (original, packed) = (Path.Combine(folder.Path, "model.gguf"), Path.Combine(folder.Path, type + ".gguf"));
        GgufExport.Write(original, Drawn(), "drawn");
        LlamaCpp.Pack(original, packed, type);

        var compared = 0;
        using (var whole = GgufFile.Open(original))
        using (var read = GgufFile.Open(packed))
            foreach (var tensor in read.Header.Tensors.Where(tensor => tensor.Type == seen && whole.Contains(tensor.Name)))
            {
                Assert.InRange(Distance(whole, read, tensor), 1e-4, tolerance);
                compared++;
            }
        Assert.True(compared >= 4, $"{type} has {compared} tensors of type {seen}");
        Close(packed);
    }

    private static double Distance(GgufFile whole, GgufFile read, GgufTensor tensor)
    {
        float[] expected = new float[tensor.Columns], values = new float[tensor.Columns];
        var (error, size) = (0.0, 0.0);
        for (var row = 0L; row < tensor.Rows; row++)
        {
            whole.Row(whole[tensor.Name], row, expected);
            read.Row(tensor, row, values);
            for (var i = 0; i < values.Length; i++)
                (error, size) = (error + Math.Pow(values[i] - expected[i], 2), size + Math.Pow(expected[i], 2));
        }
        return Math.Sqrt(error / size);
    }

    // llama.cpp rounds what it multiplies with to 8 bits, the engine does not where a matrix became FP32: some hundredths in eight layers.
    private static void Close(string path)
    {
        using var theirs = new LlamaCpp(path, threads: 1, context: 128, GGMLType.GGML_TYPE_F32, flash: false);
        using var ours = new Engine(GgufModel.Read(path));
        var (cache, scores) = (ours.NewCache(), new float[s_shape.Vocabulary]);
        for (var step = 0; step < 8; step++)
        {
            var expected = theirs.Next(step * 29 + 5).ToArray();
            ours.Forward(cache, [step * 29 + 5], scores);
            var size = Math.Sqrt(expected.Average(score => (double)score * score));
            var error = Math.Sqrt(scores.Zip(expected, (a, b) => ((double)a - b) * (a - b)).Average());
            Assert.InRange(error / size, 0, 0.1);
        }
    }

    private static DecoderWeights Drawn()
    {
        var sizes = WeightNames.Matrices(s_shape).ToDictionary(each => each.Name, each => (each.Rows, each.Columns));
        var seed = 1;
        return DecoderWeights.Of(s_shape, WeightForm.Fp32, name => sizes.TryGetValue(name, out var size)
            ? [.. Normal.Sample(size.Rows * size.Columns, ++seed).Select(value => 1.3f * value / MathF.Sqrt(size.Columns))]
            : [.. Normal.Sample(s_shape.Width, ++seed).Select(value => 1 + 0.2f * value)]);
    }
}
