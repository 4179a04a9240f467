using Headroom.Grading;
using TorchSharp;

namespace Graders;

/// <summary>
/// Of no exercise: shows that a grader's process trains. The file under test has <c>SelfTest.SumOfProducts.Loss(Tensor a, Tensor b)</c>,
/// which is to return the sum of a @ b, of shape [2, 2] each, and leave a's gradient to autograd.
/// </summary>
public sealed class SumOfProductsGrader : Grader
{
    protected override void Require() => Case("2x2", () =>
    {
        using var scope = torch.NewDisposeScope();
        var a = torch.tensor([1f, 2, 3, 4], 2, 2, requires_grad: true);
        var b = torch.tensor([5f, 6, 7, 8], 2, 2);
        Loss()(a, b).backward();
        // d/da of the sum of a @ b: each row has the sums of b's rows.
        Number("gradient of a[0, 0]", a.grad![0, 0].item<float>(), 11);
        Number("gradient of a[1, 1]", a.grad[1, 1].item<float>(), 15);
    });

    // By name, for no solution stands behind it.
    private static Func<torch.Tensor, torch.Tensor, torch.Tensor> Loss() =>
        Type.GetType("SelfTest.SumOfProducts, Exercises", throwOnError: true)!.GetMethod("Loss")!
            .CreateDelegate<Func<torch.Tensor, torch.Tensor, torch.Tensor>>();
}
