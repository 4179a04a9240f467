using Headroom.Testing;

namespace Headroom.Jupyter.Tests.CSharp;

/// <summary>Cells that train: libtorch in the kernel's own process.</summary>
public sealed class TrainingCellTests : IDisposable
{
    private readonly NotebookKernel _kernel = Kernels.New();

    public void Dispose() => _kernel.Dispose();

    private static string Training(string assembly) =>
        Repository.PathTo("artifacts", "bin", "Headroom.Training", "debug", $"{assembly}.dll");

    [Fact]
    public async Task Autograd_in_a_cell_gives_the_gradient_and_a_wrong_product_is_an_error_of_its_cell()
    {
        await _kernel.Succeed($"#r \"{Training("TorchSharp")}\"\n#r \"{Training("Headroom.Training")}\"\nusing TorchSharp;\n"
            + "using Headroom.Training.Loading;");
        if (await _kernel.Value("Libtorch.MustRunHere") is false) Assert.Skip("there is no libtorch for this machine");
        await _kernel.Succeed("Libtorch.Load(2);");
        await _kernel.Succeed("var a = torch.tensor(new float[] { 1, 2, 3, 4 }, 2, 2, requires_grad: true);\n"
            + "var b = torch.tensor(new float[] { 5, 6, 7, 8 }, 2, 2);\na.mm(b).sum().backward();");
        // d/da of the sum of a @ b: each row has the sums of b's rows.
        float[] gradient = [11, 15, 11, 15];
        Assert.Equal(gradient, Assert.IsType<float[]>(await _kernel.Value("a.grad.data<float>().ToArray()")));
        var failure = (await _kernel.Run("var c = 1;\na.mm(b.reshape(1, 4));")).Failure();
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x2 and 1x4)", failure!.Message, StringComparison.Ordinal);
        Assert.Equal(2, failure.Place()!.Value.Line);
        Assert.Equal(10f, await _kernel.Value("a.sum().item<float>()"));
    }
}
