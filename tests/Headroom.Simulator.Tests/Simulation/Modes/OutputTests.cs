using Headroom.Simulator;
using ILGPU.Runtime;


namespace Headroom.Simulator.Testing.Simulation.Modes;

public sealed class OutputTests
{
    [Theory]
    [InlineData(ExecutionMode.Fast, true)]
    [InlineData(ExecutionMode.Metered, true)]
    [InlineData(ExecutionMode.Metered, false)]
    public void Kernels_print_where_the_context_allows_it(ExecutionMode mode, bool allowed)
    {
        using var recording = Recording.Start(new LaunchOptions { Mode = mode });
        using var context = Context.Create(builder => _ = allowed ? builder.Default().IOOperations() : builder.Default());
        using var accelerator = context.CreateSimulator();
        using var data = accelerator.Allocate1D(new int[2]);
        var kernel = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Print);
        var console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(printed));
        try
        {
            kernel(2, data.View);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal(allowed, printed.ToString().ReplaceLineEndings("\n").Contains("lane 0 of 2\nlane 1 of 2\n", StringComparison.Ordinal));
    }

    private static void Print(Index1D i, ArrayView<int> data) => Interop.WriteLine("lane {0} of {1}", i.X, data.IntLength);
}
