using Headroom.Training.LowBits;
using Headroom.Training.Stories;

namespace Headroom.Testing.LowBits;

public sealed class LowBitsTrainerTest
{
    private static readonly byte[] s_text = StoryText.Bytes(5, 20_000);

    private static List<double> Losses(ProductPlan plan, LowBitsShape shape, int steps = 12)
    {
        using var trainer = new LowBitsTrainer(shape, plan, s_text, seed: 3, steps);
        while (trainer.Losses.Count < steps) trainer.Step();
        return [.. trainer.Losses];
    }

    [NativeFact]
    public void Losses_fall_and_are_the_same_for_the_same_seed()
    {
        var losses = Losses(ProductPlan.NvFp4Cured, LowBitsShape.ForFour, steps: 24);
        Assert.InRange(losses[0], 4.5, 6.5);
        Assert.True(losses[^1] < losses[0] - 1);
        Assert.Equal(losses, Losses(ProductPlan.NvFp4Cured, LowBitsShape.ForFour, steps: 24));
    }

    [NativeFact]
    public void Outliers_change_nothing_in_exact_arithmetic()
    {
        var exact = new ProductPlan { Name = "FP32", Weights = Cast.Float32, Activations = Cast.Float32, Gradients = Cast.Float32 };
        var (without, with) = (Losses(exact, new LowBitsShape(64)), Losses(exact, LowBitsShape.ForEight));
        Assert.All(without.Zip(with), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }

    [NativeFact]
    public void A_scaled_loss_moves_weights_as_an_unscaled_one_does()
    {
        var (plain, scaled) = (Losses(ProductPlan.Bf16, new LowBitsShape(32)),
            Losses(ProductPlan.Bf16 with { LossScale = 4096 }, new LowBitsShape(32)));
        Assert.All(plain.Zip(scaled), pair => Assert.Equal(pair.First, pair.Second, 1e-2));
    }

    [NativeFact]
    public void A_run_says_what_it_was()
    {
        using var trainer = new LowBitsTrainer(new LowBitsShape(16), ProductPlan.OfBits(2), s_text, seed: 3, steps: 20);
        var run = trainer.Run(s_text, 2);
        Assert.Equal(("weights of 2 bits", 2, 16, 6144L), (run.Plan, run.Bits, run.Width, run.Parameters));
        Assert.Equal((1.0, 3L), (run.OutlierFactor, run.Seed));
        Assert.Equal(10, run.Curve.Count);
        Assert.NotNull(run.Loss);
    }
}
