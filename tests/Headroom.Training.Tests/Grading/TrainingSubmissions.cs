using Headroom.Course.Units;

namespace Headroom.Testing.Grading;

/// <summary>Files for the grader that shows that a grader's process trains.</summary>
internal sealed class TrainingSubmissions : IDisposable
{
    public const string RightBody = "return a.mm(b).sum();";
    private readonly TemporaryFolder _folder = new();

    public static Exercise Exercise { get; } = new()
    {
        Id = "05.1", Unit = "05", Title = "The sum of a product", File = "05-training/SumOfProducts.cs", Grader = "SumOfProductsGrader",
        Points = 1, Hints = ["a", "b", "c"], Budgets = new Budgets { Seconds = 60, MemoryMb = 1024 },
    };

    public string WithBody(string body)
    {
        _folder.Write("SumOfProducts.cs", $$"""
            using TorchSharp;

            namespace SelfTest;

            public static class SumOfProducts
            {
                // your turn: begin
                public static torch.Tensor Loss(torch.Tensor a, torch.Tensor b)
                {
                    {{body}}
                }
                // your turn: end
            }

            public sealed class Failing : torch.autograd.SingleTensorFunction<Failing>
            {
                public override string Name => "Failing";

                public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars) =>
                    ((torch.Tensor)vars[0]).sum();

                public override System.Collections.Generic.List<torch.Tensor> backward(
                    torch.autograd.AutogradContext ctx, torch.Tensor grad_output) =>
                    throw new System.InvalidOperationException("no gradient");
            }
            """);
        return Path.Combine(_folder.Path, "SumOfProducts.cs");
    }

    public void Dispose() => _folder.Dispose();
}
