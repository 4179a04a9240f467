using Headroom.Training.Optimizing;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Testing.Optimizing;

public sealed class FusedAdamWTest
{
    private static readonly AdamWOptions s_options = new() { WeightDecay = 0.1f, ClipNorm = 0.5f };

    [NativeFact]
    public void Twenty_steps_end_where_those_of_libtorch_end()
    {
        using Parameter mine = Weights(), theirs = Weights();
        using var optimizer = new FusedAdamW([("w", mine)], s_options);
        using var reference = optim.AdamW([theirs], lr: 3e-3, beta1: 0.9, beta2: 0.95, eps: 1e-8, weight_decay: 0.1);
        for (var step = 0; step < 20; step++)
        {
            Differentiate(mine, step);
            Differentiate(theirs, step);
            var length = nn.utils.clip_grad_norm_([theirs], 0.5);
            reference.step();
            Assert.Equal(length, optimizer.Step(3e-3), 1e-4 * length);
        }
        using var difference = (mine - theirs).abs().max();
        using var moved = (mine - Weights()).abs().max();
        Assert.True(difference.item<float>() < 1e-5, $"{difference.item<float>()} apart");
        Assert.True(moved.item<float>() > 0.02, "the steps moved nothing");
    }

    [NativeFact]
    public void The_number_of_threads_changes_no_bit()
    {
        using Parameter one = Weights(600), two = Weights(600); // 360,000 numbers: six pieces, worth a second thread
        using FusedAdamW alone = new([("w", one)], s_options) { Threads = 1 }, shared = new([("w", two)], s_options) { Threads = 2 };
        for (var step = 0; step < 5; step++)
        {
            Differentiate(one, step);
            Differentiate(two, step);
            Assert.Equal(alone.Step(1e-2), shared.Step(1e-2));
        }
        Assert.True(one.Equals(two));
    }

    [NativeFact]
    [Machine]
    public void A_thread_that_is_interrupted_ends_its_step_first()
    {
        using Parameter plain = Weights(600), disturbed = Weights(600);
        using FusedAdamW reference = new([("w", plain)], s_options) { Threads = 2 };
        using FusedAdamW optimizer = new([("w", disturbed)], s_options) { Threads = 2 };
        const int Steps = 40;
        Differentiate(plain, 0);
        Differentiate(disturbed, 0);
        var (failure, heard) = ((Exception?)null, 0);
        var thread = new Thread(() =>
        {
            for (var step = 0; step < Steps; step++)
                try
                {
                    optimizer.Step(1e-2);
                    Thread.Sleep(1); // where an interrupt that came meanwhile is heard
                }
                catch (ThreadInterruptedException)
                {
                    heard++;
                }
                catch (Exception other)
                {
                    failure = other;
                }
        });
        thread.Start();
        while (!thread.Join(TimeSpan.FromMicroseconds(200))) thread.Interrupt();
        for (var step = 0; step < Steps; step++) reference.Step(1e-2);
        Assert.Null(failure);
        Assert.True(heard > 0, "no interrupt was heard");
        Assert.Equal(Steps, optimizer.Steps);
        Assert.True(plain.Equals(disturbed));
    }

    [NativeFact]
    public void A_gradient_that_is_not_a_number_is_refused_by_name_and_touches_nothing()
    {
        using Parameter good = Weights(), bad = Weights();
        using var optimizer = new FusedAdamW([("good", good), ("bad", bad)], s_options);
        Differentiate(good, 0);
        Differentiate(bad, 0);
        using (no_grad()) bad.grad![1, 1] = float.NaN;
        Assert.Contains("the gradient of bad", Said.By<InvalidOperationException>(() => optimizer.Step(1e-3)), StringComparison.Ordinal);
        Assert.True(good.Equals(Weights()) && bad.Equals(Weights()));
        Assert.Equal(0, optimizer.Steps);
    }

    [NativeFact]
    public void A_vector_does_not_decay_and_a_parameter_without_a_gradient_stays()
    {
        using Parameter gain = nn.Parameter(ones(8)), idle = Weights();
        using var optimizer = new FusedAdamW([("gain", gain), ("idle", idle)], s_options with { WeightDecay = 10 });
        gain.grad = zeros(8);
        optimizer.Step(1e-2);
        Assert.True(gain.Equals(ones(8)));
        Assert.True(idle.Equals(Weights()));
    }

    [NativeFact]
    public void What_is_not_contiguous_FP32_is_refused()
    {
        using var half = nn.Parameter(ones(4, 4, dtype: ScalarType.BFloat16));
        Assert.Contains("half must be Float32", Said.By<ArgumentException>(() => new FusedAdamW([("half", half)], s_options)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_rate_rises_in_a_line_and_falls_along_half_a_cosine()
    {
        var rate = new LearningRate(Peak: 1, Warmup: 10, Steps: 110, FinalShare: 0.1);
        Assert.Equal(0.1, rate.At(0), 12);
        Assert.Equal(1, rate.At(9), 12);
        Assert.Equal(1, rate.At(10), 12);
        Assert.Equal(0.55, rate.At(60), 12);
        Assert.Equal(0.1, rate.At(110), 12);
        Assert.Equal(0.1, rate.At(1000), 12);
    }

    private static Parameter Weights(int size = 24)
    {
        using var generator = new Generator(11);
        using var drawn = randn([size, size], generator: generator);
        return nn.Parameter(drawn.clone());
    }

    // A loss whose gradient changes from step to step and with the weights.
    private static void Differentiate(Parameter weights, int step)
    {
        using var scope = NewDisposeScope();
        weights.grad = null;
        ((weights * (step % 3 + 1)).sin().sum() + weights.square().sum() * 0.1).backward();
    }
}
