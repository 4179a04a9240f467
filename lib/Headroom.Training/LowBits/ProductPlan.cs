using Headroom.Quantization;

namespace Headroom.Training.LowBits;

/// <summary>What the operands of a block's products are rounded to. Embeddings, head, norms and attention stay wide.</summary>
public sealed record ProductPlan
{
    /// <summary>For charts and files.</summary>
    public required string Name { get; init; }

    /// <summary>Bits of a weight, where the plan rounds weights alone; 0 for the others.</summary>
    public int Bits => Weights.IntegerBits;

    /// <summary>What the loss is multiplied by before gradients are taken, and gradients are divided by after.</summary>
    public float LossScale { get; init; } = 1;

    internal Cast Weights { get; init; } = Cast.Bf16;

    internal Cast Activations { get; init; } = Cast.Bf16;

    /// <summary>What comes back from the product's output.</summary>
    internal Cast Gradients { get; init; } = Cast.Bf16;

    /// <summary>Whether both operands of the weights' gradient are turned before they are rounded.</summary>
    internal bool Rotated { get; init; }

    /// <summary>Everything in BF16.</summary>
    public static ProductPlan Bf16 { get; } = new() { Name = "BF16" };

    /// <summary>Numbers cast as they are: E4M3 for weights and activations, E5M2 for gradients.</summary>
    public static ProductPlan Fp8Plain { get; } = Fp8("FP8, plain cast", Scaling.None, 0);

    /// <summary>As <see cref="Fp8Plain"/>, with a loss 4,096 times as large.</summary>
    public static ProductPlan Fp8LossScaled { get; } = Fp8Plain with { Name = "FP8, plain cast, loss scaled", LossScale = 4096 };

    /// <summary>A scale for each tensor.</summary>
    public static ProductPlan Fp8Tensor { get; } = Fp8("FP8, scale per tensor", Scaling.Tensor, 0);

    /// <summary>E4M3 for all three, scales for 32 numbers and for 32 x 32 weights.</summary>
    public static ProductPlan Fp8Block { get; } = Uniform("FP8, scale per block", FloatGrid.E4M3, Scaling.Block, 32);

    /// <summary>MXFP4 for all three, rounded to nearest.</summary>
    public static ProductPlan MxFp4 { get; } = Uniform("MXFP4, nearest", FloatGrid.E2M1, Scaling.PowerOfTwo, 32);

    /// <summary>MXFP4 with the two cures.</summary>
    public static ProductPlan MxFp4Cured { get; } = Cured(MxFp4, "MXFP4, stochastic, rotated", rotated: true);

    /// <summary>NVFP4 for all three, rounded to nearest.</summary>
    public static ProductPlan NvFp4 { get; } = Uniform("NVFP4, nearest", FloatGrid.E2M1, Scaling.TwoLevel, 16);

    /// <summary>NVFP4 with gradients that are rounded stochastically.</summary>
    public static ProductPlan NvFp4Stochastic { get; } = Cured(NvFp4, "NVFP4, stochastic", rotated: false);

    /// <summary>And with a rotation before the products that give the weights' gradient.</summary>
    public static ProductPlan NvFp4Cured { get; } = Cured(NvFp4, "NVFP4, stochastic, rotated", rotated: true);

    /// <summary>As <see cref="NvFp4Cured"/>, with weights and activations rounded stochastically too.</summary>
    public static ProductPlan NvFp4AllStochastic { get; } = NvFp4Cured with
    {
        Name = "NVFP4, all stochastic, rotated",
        Weights = NvFp4.Weights with { Stochastic = true },
        Activations = NvFp4.Activations with { Stochastic = true },
    };

    /// <summary>BF16, and 8 bits in four ways.</summary>
    public static IReadOnlyList<ProductPlan> Eight { get; } = [Bf16, Fp8Plain, Fp8LossScaled, Fp8Tensor, Fp8Block];

    /// <summary>BF16, and 4 bits in six ways.</summary>
    public static IReadOnlyList<ProductPlan> Four { get; } =
        [Bf16, MxFp4, MxFp4Cured, NvFp4, NvFp4Stochastic, NvFp4Cured, NvFp4AllStochastic];

    /// <summary>Weights of so many bits, from 1, under a scale for each row, and everything else in BF16.</summary>
    public static ProductPlan OfBits(int bits) => new() { Name = $"weights of {bits} bits", Weights = new Cast { IntegerBits = bits } };

    private static ProductPlan Fp8(string name, Scaling scaling, int block) =>
        Uniform(name, FloatGrid.E4M3, scaling, block) with { Gradients = new Cast { Grid = FloatGrid.E5M2, Scaling = scaling } };

    private static ProductPlan Uniform(string name, FloatGrid grid, Scaling scaling, int block)
    {
        var cast = new Cast { Grid = grid, Scaling = scaling, Block = block };
        return new() { Name = name, Weights = cast with { Square = block > 0 }, Activations = cast, Gradients = cast };
    }

    private static ProductPlan Cured(ProductPlan plan, string name, bool rotated) =>
        plan with { Name = name, Rotated = rotated, Gradients = plan.Gradients with { Stochastic = true } };
}
