using Headroom.Simulator;
using Headroom.Stages;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Headroom.Tests.Stages;

/// <summary>The stages of a small decoder, a launch for each, against float64 on the host.</summary>
public sealed class StagesTest : IDisposable
{
    private readonly Context _context = Context.Create(builder => builder.Simulator().EnableAlgorithms());
    private readonly Accelerator _device;

    public StagesTest() => _device = _context.CreateSimulator();

    public static TheoryData<DecoderSizes> Sizes =>
        [new DecoderSizes(2, 4, 8, 40, 50, 9), new DecoderSizes(1, 1, 32, 16, 17, 5), new DecoderSizes(3, 5, 7, 33, 20, 6)];

    public void Dispose()
    {
        _device.Dispose();
        _context.Dispose();
    }

    [Theory, MemberData(nameof(Sizes))]
    public void A_text_of_some_tokens_has_the_logits_that_float64_has(DecoderSizes sizes)
    {
        var weights = new DecoderWeights(sizes, seed: 3);
        using var buffers = new DecoderBuffers(_device, weights);
        var cache = new float[sizes.Layers * sizes.Capacity * sizes.Width];
        var exact = new ExactDecoder(weights, cache, cache);
        for (var position = 0; position < sizes.Capacity; position++)
        {
            var token = position * 7 % sizes.Vocabulary;
            SeparateLaunches.Step(_device, buffers.Decoder, token, position);
            var (got, expected) = (buffers.Logits(), exact.Step(token, position));
            Assert.Equal(sizes.Vocabulary, got.Length);
            for (var i = 0; i < got.Length; i++) Assert.Equal(expected[i], got[i], 2e-5);
        }
    }

    [Fact]
    public void Logits_are_the_same_to_the_last_bit_for_any_number_of_threads()
    {
        using var buffers = new DecoderBuffers(_device, new(new(2, 4, 8, 40, 50, 9), seed: 3));
        float[] Of(int threads)
        {
            SeparateLaunches.Step(_device, buffers.Decoder, 5, 0, threads);
            return buffers.Logits();
        }

        Assert.All([64, 96, 256], threads => Assert.Equal(Of(32), Of(threads)));
    }

    [Fact]
    public void A_step_has_five_launches_a_layer_and_two_more_without_a_race_or_an_unwritten_read()
    {
        using var buffers = new DecoderBuffers(_device, new(new(2, 4, 8, 40, 50, 9), seed: 3));
        using var recording = Recording.Start();

        SeparateLaunches.Step(_device, buffers.Decoder, 5, 0);

        Assert.Equal(SeparateLaunches.Count(2), recording.Launches.Count);
        Assert.All(recording.Launches, launch => Assert.Empty(launch.Races));
        Assert.All(recording.Launches, launch => Assert.Empty(launch.UnwrittenReads));
    }

    [Fact]
    public void Heads_wider_than_a_warp_are_refused() =>
        Assert.Throws<ArgumentException>(() => new DecoderWeights(new(1, 1, 33, 16, 16, 4), seed: 1));

    [Theory, InlineData(64, 128), InlineData(65, 33), InlineData(3, 4096)]
    public void Two_kernels_norm_and_multiply(int n, int k)
    {
        var random = new Random(4);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        var (w, x, g) = (Draw(n * k), Draw(k), Draw(k));
        using var ws = _device.Allocate2DDenseY<float>(new LongIndex2D(n, k));
        ws.AsContiguous().CopyFromCPU(w);
        using var xs = _device.Allocate1D(x);
        using var gs = _device.Allocate1D(g);
        using var normed = _device.Allocate1D<float>(k);
        using var y = _device.Allocate1D<float>(n);

        NormThenProduct.Run(_device, ws.View, xs.View, gs.View, normed.View, y.View, 1e-3f);

        var rms = Math.Sqrt(x.Average(value => (double)value * value) + 1e-3);
        var got = y.GetAsArray1D();
        for (var row = 0; row < n; row++)
            Assert.Equal(Enumerable.Range(0, k).Sum(col => (double)w[row * k + col] * x[col] * g[col]) / rms, got[row], 1e-4);
    }
}
