using System.Runtime.InteropServices;
using Headroom.Quantization;
using Headroom.Training.LowBits;
using Headroom.Training.Seeds;
using static TorchSharp.torch;

namespace Headroom.Testing.LowBits;

public sealed class RoundedProductTest
{
    private static readonly ProductPlan s_exact = new()
    {
        Name = "FP32", Weights = Cast.Float32, Activations = Cast.Float32, Gradients = Cast.Float32,
    };

    private static (float[] Y, float[] Dx, float[] Dw) Passed(ProductPlan plan)
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (tensor(Normal.Sample(32 * 24, 1), [32, 24]), tensor(Normal.Sample(48 * 24, 2), [48, 24]));
        x.requires_grad_(true);
        weight.requires_grad_(true);
        var y = RoundedProduct.apply(x, weight, new RoundedProduct.Rounder(plan, new Dice(3)));
        (y * tensor(Normal.Sample(32 * 48, 4), [32, 48])).sum().backward();
        return (Numbers(y), Numbers(x.grad!), Numbers(weight.grad!));
    }

    private static float[] Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();

    private static void Near(double share, float[] expected, float[] got)
    {
        var size = Math.Sqrt(expected.Sum(each => (double)each * each));
        Assert.InRange(Math.Sqrt(expected.Zip(got, (a, b) => ((double)a - b) * (a - b)).Sum()) / size, 0, share);
    }

    [NativeFact]
    public void Without_rounding_it_is_a_linear_layer()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (tensor(Normal.Sample(32 * 24, 1), [32, 24]), tensor(Normal.Sample(48 * 24, 2), [48, 24]));
        x.requires_grad_(true);
        weight.requires_grad_(true);
        var y = nn.functional.linear(x, weight);
        (y * tensor(Normal.Sample(32 * 48, 4), [32, 48])).sum().backward();
        var got = Passed(s_exact);
        Near(1e-6, Numbers(y), got.Y);
        Near(1e-6, Numbers(x.grad!), got.Dx);
        Near(1e-6, Numbers(weight.grad!), got.Dw);
    }

    [NativeFact]
    public void A_rotation_alone_changes_nothing_but_roundings()
    {
        var (plain, turned) = (Passed(s_exact), Passed(s_exact with { Rotated = true }));
        Assert.Equal(plain.Dx, turned.Dx);
        Near(1e-6, plain.Dw, turned.Dw);
        Assert.NotEqual(plain.Dw, turned.Dw);
    }

    [NativeFact]
    public void Fewer_bits_err_more()
    {
        var exact = Passed(s_exact);
        var (bf16, fp8, fp4) = (Passed(ProductPlan.Bf16), Passed(ProductPlan.Fp8Block), Passed(ProductPlan.NvFp4));
        // Both operands of a sum of independent terms: sqrt 2 times the error of one.
        Near(0.004, exact.Y, bf16.Y);
        Near(0.05, exact.Y, fp8.Y);
        Near(0.2, exact.Dw, fp4.Dw);
        Assert.Throws<Xunit.Sdk.InRangeException>(() => Near(0.004, exact.Y, fp8.Y));
        Assert.Throws<Xunit.Sdk.InRangeException>(() => Near(0.05, exact.Dx, fp4.Dx));
    }
}
