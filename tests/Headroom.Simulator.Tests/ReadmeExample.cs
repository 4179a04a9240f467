using ILGPU.Runtime;

namespace Headroom.Simulator.Testing;

/// <summary>The README's example, line by line.</summary>
internal static class ReadmeExample
{
    public static (float[] Sums, LaunchReport Report) Sums()
    {
        using var recording = Recording.Start();
        using var context = Context.Create(builder => builder.Default().EnableAlgorithms().Simulator());
        using var accelerator = context.CreateSimulator();
        using var x = accelerator.Allocate1D([1f, 2f, 3f]);
        using var y = accelerator.Allocate1D([10f, 20f, 30f]);

        var saxpy = accelerator.LoadAutoGroupedStreamKernel<Index1D, float, ArrayView<float>, ArrayView<float>>(Saxpy);
        saxpy((int)y.Length, 2f, x.View, y.View);
        accelerator.Synchronize();

        float[] sums = y.GetAsArray1D();   // 12, 24, 36
        Console.WriteLine(recording.Launches[0].ToText());
        return (sums, recording.Launches[0]);

        static void Saxpy(Index1D i, float a, ArrayView<float> x, ArrayView<float> y) => y[i] += a * x[i];
    }
}
