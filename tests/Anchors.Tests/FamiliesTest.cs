using Headroom.Bench.Anchors;
using Headroom.Inference.Gguf;
using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Testing;
using Headroom.Tests.Inference.Loading;
using LLama.Native;

namespace Anchors.Tests;

/// <summary>Models of other families, as they are published, have the scores that llama.cpp finds for the same weights.</summary>
public sealed class FamiliesTest
{
    // Relative to the scores' own size, both in FP32.
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("llama", true, false, 1)]
    [InlineData("llama", false, true, 3)]
    [InlineData("llama", true, true, 1)]
    [InlineData("qwen2", true, false, 2)]
    [InlineData("qwen3", false, false, 1)]
    public void Scores_are_llama_cpp_s(string type, bool tied, bool scaled, int files)
    {
        using var folder = new TemporaryFolder();
        var (family, path) = (new Family(type, tied, scaled), Path.Combine(folder.Path, "model.gguf"));
        family.WriteFolder(folder.Path, files);
        family.WriteGguf(path);
        using var theirs = new LlamaCpp(path, threads: 1, context: Family.Context, GGMLType.GGML_TYPE_F32, flash: false);
        using var published = new Engine(FamilyFolder.Read(folder.Path, MatrixFormat.Fp32));
        using var fromGguf = new Engine(GgufModel.Read(path));
        var (cache, other) = (published.NewCache(), fromGguf.NewCache());
        float[] scores = new float[Family.Vocabulary], read = new float[Family.Vocabulary];
        for (var step = 0; step < 150; step++)
        {
            var token = (step * 29 + 5) % Family.Vocabulary;
            var expected = theirs.Next(token).ToArray();
            published.Forward(cache, [token], scores);
            Close(expected, scores, step);
            fromGguf.Forward(other, [token], read);
            Close(expected, read, step);
        }
    }

    private static void Close(float[] expected, float[] scores, int step)
    {
        var size = Math.Sqrt(expected.Average(score => (double)score * score));
        var error = Math.Sqrt(scores.Zip(expected, (a, b) => ((double)a - b) * (a - b)).Average());
        Assert.True(size > 0.3, "the scores are too small to show anything");
        Assert.True(error <= Tolerance * size, $"step {step}: the scores differ by {error} at a size of {size}");
    }
}
