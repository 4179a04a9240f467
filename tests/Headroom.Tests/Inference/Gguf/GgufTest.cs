using System.Runtime.InteropServices;
using Headroom.Inference.Gguf;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Shipped;
using Headroom.Testing;
using Headroom.Tests.Inference.Models;
using Headroom.Tokenizing;

namespace Headroom.Tests.Inference.Gguf;

public sealed class GgufTest
{
    [Theory]
    [InlineData(WeightForm.Fp32)]
    [InlineData(WeightForm.Int8)]
    [InlineData(WeightForm.Int4)]
    public void An_exported_model_comes_back_with_the_same_bits(WeightForm form)
    {
        using var folder = new TemporaryFolder();
        foreach (var (i, shape) in DrawnModels.All.Index())
        {
            var weights = DrawnModels.Of(Whole(shape)).In(form);
            var path = Path.Combine(folder.Path, $"{i}.gguf");
            GgufExport.Write(path, weights, "drawn");
            var (before, after) = (Scores(CourseModels.Prepare(weights)), Scores(GgufModel.Read(path)));
            Assert.True(MemoryMarshal.AsBytes<float>(before).SequenceEqual(MemoryMarshal.AsBytes<float>(after)));
        }
    }

    // The gate's 75 columns are no whole blocks: that matrix is written in FP32.
    [Fact]
    public void Rows_that_are_no_whole_blocks_are_written_unpacked()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "ragged.gguf");
        GgufExport.Write(path, DrawnModels.Of(DrawnModels.Ragged).In(WeightForm.Int8), "ragged");
        using var file = GgufFile.Open(path);
        Assert.Equal(GgufType.F32, file["blk.0.ffn_down.weight"].Type);
        Assert.Equal([75L, 48], file["blk.0.ffn_down.weight"].Sizes);
    }

    [Fact]
    public void A_vocabulary_is_written_as_GPT_2_has_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "v.gguf");
        var tokenizer = new BytePairTokenizer([(104, 105), (264, 33)]);
        GgufExport.Write(path, DrawnModels.Of(DrawnModels.Plain with { Vocabulary = 266 }), "v", tokenizer);
        using var file = GgufFile.Open(path);
        var values = file.Header.Values;
        Assert.Equal("gpt2", values["tokenizer.ggml.model"]);
        Assert.Equal(["h i", "hi !"], (List<object>)values["tokenizer.ggml.merges"]);
        Assert.Equal(266, ((List<object>)values["tokenizer.ggml.tokens"]).Count);
        var kinds = (List<object>)values["tokenizer.ggml.token_type"];
        Assert.Equal((1L, 3L, 1L), ((long)kinds[255], (long)kinds[256], (long)kinds[264]));
    }

    [Theory]
    [InlineData("general.architecture", "mamba", "the architecture is \"mamba\"")]
    [InlineData("llama.rope.scaling.type", "yarn", "rope.scaling.type is \"yarn\"")]
    [InlineData("llama.expert_count", 8, "expert_count is set")]
    [InlineData("llama.rope.dimension_count", 8, "8 of 16 numbers of a head are turned")]
    [InlineData("llama.block_count", 3, "no tensor \"blk.1.")]
    [InlineData("llama.attention.head_count_kv", 3, "not a multiple")]
    public void A_model_of_a_kind_that_is_not_run_is_told_apart(string key, object value, string message)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "other.gguf");
        var (values, tensors) = Parts(folder, DrawnModels.Plain with { Heads = 4, KvHeads = 2 });
        values[key] = value;
        GgufWriter.Write(path, values, tensors);
        var told = Assert.Throws<GgufException>(() => GgufModel.Read(path)).Message;
        Assert.StartsWith(path, told);
        Assert.Contains(message, told);
    }

    [Fact]
    public void Divisors_of_a_file_slow_its_positions_as_a_scaling_does()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "scaled.gguf");
        var half = DrawnModels.Plain.HeadSize / 2;
        var (values, tensors) = Parts(folder, DrawnModels.Plain);
        float[] divisors = [.. Enumerable.Repeat(4f, half)];
        tensors.Add(new("rope_freqs.weight", GgufType.F32, [half], stream => stream.Write(MemoryMarshal.AsBytes<float>(divisors))));
        GgufWriter.Write(path, values, tensors);
        // Every wave is longer than 1e-3 positions: all are scaled.
        var scaled = DrawnModels.Plain with { RopeScaling = new(4, 1, 2, 1e-3) };
        Assert.Equal(Scores(CourseModels.Prepare(DrawnModels.Of(scaled))), Scores(GgufModel.Read(path)));
        Assert.NotEqual(Scores(CourseModels.Prepare(DrawnModels.Of(DrawnModels.Plain))), Scores(GgufModel.Read(path)));
    }

    [Theory]
    [InlineData(-1, 1f, "one divisor for each frequency of a head")]
    [InlineData(1, 1f, "one divisor for each frequency of a head")]
    [InlineData(0, 0f, "rope_freqs.weight has 0: what divides a frequency must be above 0")]
    [InlineData(0, float.NaN, "rope_freqs.weight has NaN")]
    [InlineData(0, float.PositiveInfinity, "rope_freqs.weight has ")]
    public void Divisors_that_cannot_be_are_told(int more, float value, string message)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "scaled.gguf");
        var count = DrawnModels.Plain.HeadSize / 2 + more;
        var (values, tensors) = Parts(folder, DrawnModels.Plain);
        float[] divisors = [.. Enumerable.Repeat(1f, count - 1), value];
        tensors.Add(new("rope_freqs.weight", GgufType.F32, [count], stream => stream.Write(MemoryMarshal.AsBytes<float>(divisors))));
        GgufWriter.Write(path, values, tensors);
        Assert.Contains(message, Assert.Throws<GgufException>(() => GgufModel.Read(path)).Message);
    }

    // Any bytes become a model or an error that names the file, and cost no more memory than the file is long, many times over.
    [Fact]
    public void A_damaged_head_is_an_error_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "whole.gguf");
        GgufExport.Write(path, DrawnModels.Of(DrawnModels.Plain), "plain", new BytePairTokenizer([]));
        var (whole, random) = (File.ReadAllBytes(path), new Random(8));
        var head = 16_000; // of 264 tokens and 12 tensors
        for (var round = 0; round < 3000; round++)
        {
            var bytes = whole.AsSpan(0, round % 5 == 0 ? random.Next(head) : head).ToArray();
            for (var change = random.Next(1, 6); change > 0 && bytes.Length > 0; change--)
                bytes[random.Next(Math.Min(bytes.Length, round % 2 == 0 ? 600 : head))] = (byte)random.Next(256);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                GgufHeader.Read(new MemoryStream(bytes));
            }
            catch (GgufException told)
            {
                Assert.NotEmpty(told.Message);
            }
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 * head, $"round {round}");
        }
    }

    // 5 GiB of nothing, of which the file system keeps no byte: the last tensor lies beyond what 32 bits count.
    [Fact]
    public void A_file_above_4_GiB_is_mapped_and_not_read()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Files are not sparse there unless they are told to be.");
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "large.gguf");
        const long Columns = 1 << 20, Rows = 1280;
        GgufWriter.Write(path, new Dictionary<string, object>(),
        [
            new("large", GgufType.F32, [Columns, Rows], stream => stream.Seek(4 * Columns * Rows, SeekOrigin.Current)),
            new("last", GgufType.F32, [2], stream => stream.Write(MemoryMarshal.AsBytes<float>([3, 4]))),
        ]);
        Assert.True(new FileInfo(path).Length > 5L << 30);
        var before = Environment.WorkingSet;
        using var file = GgufFile.Open(path);
        var (last, row) = (new float[2], new float[Columns]);
        file.Row(file["last"], 0, last);
        file.Row(file["large"], Rows - 1, row);
        Assert.Equal([3f, 4], last);
        Assert.All(row, value => Assert.Equal(0, value));
        Assert.True(Environment.WorkingSet - before < 1L << 30);
    }

    [Fact]
    public void A_tensor_that_is_not_there_or_of_an_unknown_type_is_told()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "t.gguf");
        GgufWriter.Write(path, new Dictionary<string, object> { ["answer"] = 42 },
            [new("a", GgufType.F32, [1], stream => stream.Write(new byte[4]))]);
        var bytes = File.ReadAllBytes(path);
        var type = bytes.AsSpan().IndexOf("a\u0001\0\0\0"u8) + 13; // after the name: one dimension, its size
        bytes[type] = 10; // Q2_K
        File.WriteAllBytes(path, bytes);
        using var file = GgufFile.Open(path);
        Assert.Equal(42L, file.Header.Values["answer"]);
        Assert.Contains("no tensor \"b\"; it has a", Assert.Throws<GgufException>(() => file["b"]).Message);
        Assert.Contains("type 10, which is not read", Assert.Throws<GgufException>(() => file.Row(file["a"], 0, new float[1])).Message);
    }

    private static DecoderShape Whole(DecoderShape shape) => shape == DrawnModels.Ragged ? shape with { Width = 96, Hidden = 160 }
        : shape == DrawnModels.Grouped ? shape with { Width = 160 }
        : shape;

    private static (Dictionary<string, object> Values, List<GgufSource> Tensors) Parts(TemporaryFolder folder, DecoderShape shape)
    {
        var path = Path.Combine(folder.Path, "parts.gguf");
        GgufExport.Write(path, DrawnModels.Of(shape), "parts");
        using var file = GgufFile.Open(path);
        var values = file.Header.Values.ToDictionary(each => each.Key, each => each.Value switch
        {
            long number => (int)number,
            double number => (float)number,
            var other => other,
        });
        var tensors = file.Header.Tensors.Select(tensor =>
        {
            var rows = Enumerable.Range(0, (int)tensor.Rows).SelectMany(row => file.Row(tensor, row).ToArray()).ToArray();
            return new GgufSource(tensor.Name, tensor.Type, tensor.Sizes, stream => stream.Write(rows));
        }).ToList();
        return (values, tensors);
    }

    private static float[] Scores(Transformer model)
    {
        using var engine = new Engine(model);
        var scores = new float[20 * model.Shape.Vocabulary];
        engine.Forward(engine.NewCache(), DrawnModels.Tokens(DrawnModels.Plain, 20), scores);
        return scores;
    }
}
