using System.Runtime.InteropServices;
using Headroom.Inference.Caches;
using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Shipped;

namespace Headroom.Tests.Inference.Models;

public sealed class EngineTest
{
    private const double Sums = 1e-5; // relative to the scores' size

    public static TheoryData<MatrixFormat, CacheFormat> Formats
    {
        get
        {
            var all = new TheoryData<MatrixFormat, CacheFormat>();
            foreach (var format in Enum.GetValues<MatrixFormat>()) all.Add(format, CacheFormat.Fp32);
            all.Add(MatrixFormat.Fp32, CacheFormat.Fp16);
            all.Add(MatrixFormat.Q8, CacheFormat.Int8);
            return all;
        }
    }

    // What a format rounds, weights and activations and cache, float64 is given rounded the same: what is left are FP32's sums, 2^-24 for
    // each of some hundred terms, of which most cancel. Where such a sum lies at a half step of the next rounding, one number of a vector
    // goes to the other side: a 127th of its block's largest in bytes, 2^-11 of itself in FP16, whose steps are so fine that it is common.
    [Theory]
    [InlineData(MatrixFormat.Fp32, CacheFormat.Fp32, Sums)]
    [InlineData(MatrixFormat.Bf16, CacheFormat.Fp32, Sums)]
    [InlineData(MatrixFormat.Fp32, CacheFormat.Fp16, 1 / 2048.0)]
    [InlineData(MatrixFormat.Fp32, CacheFormat.Int8, 1 / 127.0)]
    [InlineData(MatrixFormat.Q8, CacheFormat.Fp32, 1 / 127.0)]
    [InlineData(MatrixFormat.Q4, CacheFormat.Fp32, 1 / 127.0)]
    [InlineData(MatrixFormat.Q4K, CacheFormat.Fp32, 1 / 127.0)]
    [InlineData(MatrixFormat.Nf4, CacheFormat.Fp32, Sums)]
    [InlineData(MatrixFormat.MxFp4, CacheFormat.Fp32, Sums)]
    [InlineData(MatrixFormat.NvFp4, CacheFormat.Fp32, Sums)]
    public void Scores_are_those_of_float64_that_rounds_the_same_up_to_sums(MatrixFormat format, CacheFormat cache, double most)
    {
        foreach (var shape in DrawnModels.All)
        {
            var (weights, tokens) = (DrawnModels.Of(shape), DrawnModels.Tokens(shape, 40));
            var rounded = DecoderWeights.Of(shape, WeightForm.Fp32, name => Rounded(weights, name, format));
            var reference = new ExactTransformer(rounded, Inputs(format), Cached(cache));
            var distances = Distances(
                reference.Scores(tokens), Scores(CourseModels.Prepare(weights, format), tokens, cache: cache));
            Assert.All(distances, distance => Assert.InRange(distance, 0, most));
            if (cache == CacheFormat.Fp16) continue;
            Assert.True(distances.Count(distance => distance <= Sums) >= 0.9 * distances.Count, string.Join(", ", distances));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_token_s_scores_have_the_same_bits_alone_and_in_any_block(MatrixFormat format, CacheFormat cache)
    {
        foreach (var shape in DrawnModels.All)
        {
            var model = CourseModels.Prepare(DrawnModels.Of(shape), format);
            var tokens = DrawnModels.Tokens(shape, 256);
            var alone = Scores(model, tokens, block: 1, cache: cache);
            foreach (var block in (int[])[64, 256])
                foreach (var threads in (int[])[1, 2, 3]) Same(alone, Scores(model, tokens, block, threads, cache));
            for (var block = 2; block <= 17; block++)
                Same(alone.AsSpan(0, 34 * shape.Vocabulary), Scores(model, tokens[..34], block, threads: 1, cache));
            foreach (var threads in (int[])[2, 3])
                Same(alone.AsSpan(0, 34 * shape.Vocabulary), Scores(model, tokens[..34], block: 5, threads, cache));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_batch_of_sequences_has_the_bits_of_each_alone(MatrixFormat format, CacheFormat cache)
    {
        var shape = DrawnModels.Ragged;
        var model = CourseModels.Prepare(DrawnModels.Of(shape), format);
        int[][] sequences = [.. Enumerable.Range(0, 5).Select(i => DrawnModels.Tokens(shape, 3 + 11 * i, seed: i))];
        using var engine = new Engine(model, threads: 2);
        var caches = sequences.Select(_ => engine.NewCache(cache)).ToList();
        foreach (var (sequence, kept) in sequences.Zip(caches)) engine.Forward(kept, sequence.AsSpan(..^1), []);
        var together = new float[sequences.Length * shape.Vocabulary];
        engine.Forward([.. caches.Zip(sequences, (kept, sequence) => (kept, sequence[^1]))], together);
        foreach (var (i, sequence) in sequences.Index())
        {
            var alone = Scores(model, sequence, cache: cache);
            Same(alone.AsSpan(^shape.Vocabulary..), together.AsSpan(i * shape.Vocabulary, shape.Vocabulary));
        }
    }

    [Theory]
    [InlineData(CacheFormat.Fp32)]
    [InlineData(CacheFormat.Fp16)]
    [InlineData(CacheFormat.Int8)]
    public void What_is_taken_back_leaves_no_trace(CacheFormat format)
    {
        var shape = DrawnModels.Grouped;
        var (model, tokens) = (CourseModels.Prepare(DrawnModels.Of(shape)), DrawnModels.Tokens(shape, 60));
        using var engine = new Engine(model);
        var cache = engine.NewCache(format);
        engine.Forward(cache, tokens.AsSpan(0, 30), []);
        engine.Forward(cache, DrawnModels.Tokens(shape, 25, seed: 9), []);
        cache.Truncate(30);
        var scores = new float[30 * shape.Vocabulary];
        engine.Forward(cache, tokens.AsSpan(30), scores);
        Same(Scores(model, tokens, cache: format).AsSpan(30 * shape.Vocabulary), scores);
    }

    [Fact]
    public void Scores_are_written_for_the_last_tokens_that_there_is_room_for()
    {
        var shape = DrawnModels.Plain;
        var (model, tokens) = (CourseModels.Prepare(DrawnModels.Of(shape)), DrawnModels.Tokens(shape, 130));
        var all = Scores(model, tokens, block: 130);
        foreach (var last in (int[])[0, 1, 2, 3, 64, 67, 129])
        {
            using var engine = new Engine(model);
            var scores = new float[last * shape.Vocabulary];
            engine.Forward(engine.NewCache(), tokens, scores);
            Same(all.AsSpan(all.Length - scores.Length), scores);
        }
    }

    [Fact]
    public void What_cannot_be_run_is_refused_and_nothing_is_appended()
    {
        var shape = DrawnModels.Plain;
        using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(shape)), context: 8);
        using var other = new Engine(CourseModels.Prepare(DrawnModels.Of(DrawnModels.Ragged)));
        var cache = engine.NewCache();
        Assert.Contains("no token 40", Assert.Throws<ArgumentException>(() => engine.Forward(cache, [1, 40], [])).Message);
        Assert.Contains("no token -1", Assert.Throws<ArgumentException>(() => engine.Forward(cache, [-1], [])).Message);
        Assert.Contains("context of 8", Assert.Throws<ArgumentException>(() => engine.Forward(cache, new int[9], [])).Message);
        Assert.Contains("room for 41", Assert.Throws<ArgumentException>(() => engine.Forward(cache, [1, 2], new float[41])).Message);
        Assert.Contains("another shape", Assert.Throws<ArgumentException>(() => other.Forward(cache, [1], [])).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => engine.Forward([(cache, 1), (cache, 2)], new float[80])).Message);
        Assert.Equal(0, cache.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Truncate(1));
    }

    [Fact]
    public void Bytes_of_a_token_are_those_of_all_matrices_and_norms()
    {
        var shape = DrawnModels.Plain with { Vocabulary = 64 };
        var weights = 64 * 64 + 64 * (shape.QkvRows + 64 + 3 * 64);
        Assert.Equal(4 * (weights + 3 * 64), CourseModels.Prepare(DrawnModels.Of(shape)).BytesPerToken);
        Assert.Equal(weights / 32 * 18 + 4 * 3 * 64, CourseModels.Prepare(DrawnModels.Of(shape), MatrixFormat.Q4).BytesPerToken);
    }

    private static float[] Scores(
        Transformer model, int[] tokens, int block = 7, int threads = 1, CacheFormat cache = CacheFormat.Fp32)
    {
        using var engine = new Engine(model, threads);
        var (kept, vocabulary) = (engine.NewCache(cache), model.Shape.Vocabulary);
        var scores = new float[tokens.Length * vocabulary];
        for (var at = 0; at < tokens.Length; at += block)
        {
            var some = Math.Min(block, tokens.Length - at);
            engine.Forward(kept, tokens.AsSpan(at, some), scores.AsSpan(at * vocabulary, some * vocabulary));
        }
        return scores;
    }

    private static float[] Rounded(DecoderWeights weights, string name, MatrixFormat format)
    {
        if (name.Contains("norm", StringComparison.Ordinal)) return [.. weights.Norm(name)];
        var matrix = weights.Matrix(name);
        var (tiled, values) = (format.Pack(matrix.Singles(), matrix.Rows, matrix.Columns), new float[matrix.Rows * matrix.Columns]);
        for (var row = 0; row < matrix.Rows; row++) tiled.CopyRow(row, values.AsSpan(row * matrix.Columns, matrix.Columns));
        return values;
    }

    private static Func<double[], double[]>? Inputs(MatrixFormat format) =>
        format is MatrixFormat.Q8 or MatrixFormat.Q4 or MatrixFormat.Q4K ? Roundings.Int8 : null;

    private static Func<double[], double[]>? Cached(CacheFormat cache) => cache switch
    {
        CacheFormat.Fp16 => Roundings.Fp16,
        CacheFormat.Int8 => Roundings.Int8Head,
        _ => null,
    };

    // Of each token: the root of the mean squared difference over the scores' size.
    private static List<double> Distances(double[][] expected, float[] scores)
    {
        Assert.True(expected.Max(row => row.Max(Math.Abs)) > 1, "the scores are too small to show anything");
        return [.. expected.Zip(scores.Chunk(expected[0].Length), (exact, row) =>
            Math.Sqrt(exact.Zip(row, (a, b) => (a - b) * (a - b)).Average() / exact.Average(a => a * a)))];
    }

    private static void Same(ReadOnlySpan<float> one, ReadOnlySpan<float> other) => Assert.True(
        MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other)),
        $"{one.Length} scores, the first that differs is {one.CommonPrefixLength(other)}");
}
