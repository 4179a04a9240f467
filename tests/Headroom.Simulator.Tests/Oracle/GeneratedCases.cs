using System.Reflection;
using Headroom.Simulator.Testing.Differential;
using ILGPU.Runtime;
using GeneratedKernel = System.Action<ILGPU.ArrayView<int>, ILGPU.ArrayView<float>, ILGPU.ArrayView<int>, ILGPU.ArrayView<float>>;

namespace Headroom.Simulator.Testing.Oracle;

/// <summary>Kernels that the generator wrote, as cases for the oracle; the child process compiles the same text.</summary>
internal static class GeneratedCases
{
    private const int Kernels = 72;

    private static readonly Lazy<Type> s_compiled =
        new(() => KernelCompiler.Compile(KernelGenerator.Write(Kernels), optimize: true).GetType("Generated")!);

    public static IEnumerable<OracleCase> Every(int step) =>
        Enumerable.Range(0, (Kernels + step - 1) / step).Select(k => (Seed: k * step, Warps: 1 + k % 2))
        .Select(one => new OracleCase($"Generated {one.Seed}", one.Warps, a => Run(a, one.Seed, 32 * one.Warps)));

    // Two groups.
    private static byte[] Run(Accelerator accelerator, int seed, int lanes)
    {
        var random = new Random(seed);
        using var source = accelerator.Allocate1D(Enumerable.Range(0, 2 * lanes).Select(_ => random.Next(200)).ToArray());
        using var weights = accelerator.Allocate1D(Enumerable.Range(0, 2 * lanes).Select(_ => random.NextSingle() * 4 - 2).ToArray());
        using var target = accelerator.Allocate1D(new int[2 * lanes]);
        using var result = accelerator.Allocate1D(new float[2 * lanes]);
        var kernel = s_compiled.Value.GetMethod(
            $"Kernel{seed}", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<GeneratedKernel>();
        accelerator.LoadStreamKernel(kernel)((2, lanes), source.View, weights.View, target.View, result.View);
        accelerator.Synchronize();
        return [.. OracleCase.Bytes(target), .. OracleCase.Bytes(result)];
    }
}
