using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

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
    [Fact]
    public async Task A_cell_that_trains_stops_after_its_step_and_the_next_cell_goes_on_with_its_model()
    {
        await _kernel.Succeed($"#load \"{Repository.PathTo("artifacts", "training.csx")}\"\nusing Headroom.Training.Loading;\n"
            + "using Headroom.Training.Loop;\nusing Headroom.Training.Scaling;\nusing Headroom.Training.Tokens;");
        if (await _kernel.Value("Libtorch.MustRunHere") is false) Assert.Skip("there is no libtorch for this machine");
        await _kernel.Succeed("""
            Libtorch.Load(2);
            var shape = new ScalingPoint(32, 1, 0, 0).Shape;
            var recipe = new Recipe { Name = "t", Shape = shape, Steps = 1000000, Batch = 2, LearningRate = 1e-3 };
            var live = new Trainer(recipe, TokenWindows.OfBytes(new byte[4096]));
            var ended = 0L;
            """);
        using var stop = new CancellationTokenSource();
        using var started = _kernel.Root.KernelEvents.Subscribe(happened =>
        {
            if (happened is StandardOutputValueProduced) stop.CancelAfter(1);
        });
        var result = await _kernel.SubmitAsync(new SubmitCode("""
            while (live.Done < live.Recipe.Steps)
            {
                live.Step();
                ended++;
                Console.Write("step");
            }
            """), stop.Token);
        Assert.Contains("What it had assigned is kept.", result.Events.Failure()!.Message, StringComparison.Ordinal);
        var done = Assert.IsType<long>(await _kernel.Value("live.Done"));
        Assert.Equal(done, await _kernel.Value("ended"));
        Assert.InRange(done, 1, 999_999);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(done, await _kernel.Value("live.Done"));
        Assert.Equal(true, await _kernel.Value("double.IsFinite(live.Step().Loss) && live.Done == ended + 1"));
    }
}
