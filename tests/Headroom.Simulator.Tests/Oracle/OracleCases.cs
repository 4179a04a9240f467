using System.Reflection;
using Headroom.Simulator.Testing.Kernels;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Simulator.Testing.Oracle;

/// <summary>
/// What is compared with ILGPU's own CPU device. Nothing here adds floats atomically: the sum depends on who comes first.
/// </summary>
internal static class OracleCases
{
    // A barrier costs the CPU device milliseconds, so only some of the generated kernels run there.
    private const int EverySeed = 12;

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, OracleCase> All { get; } =
        OfFeatures().Concat(OfAccess()).Concat(OfLoops()).Concat(OfMatrices()).Concat(GeneratedCases.Every(EverySeed))
            .ToDictionary(one => one.Name);

    private static int[] Integers => [.. Enumerable.Range(0, Features.Size).Select(i => i * 37 % 113)];

    // 1,024 elements: 32 lanes times the largest stride, 32.
    private static float[] Floats => [.. Enumerable.Range(0, 1_024).Select(i => i * 0.37f - 50)];

    // Two groups, so only half of what could be written is.
    private static IEnumerable<OracleCase> OfFeatures() =>
        Features.All.Select(feature => OracleCase.Of(feature.Key, 2, Integers, (accelerator, source, target) =>
    {
        var isDynamic = feature.Key == nameof(Features.DynamicShared);
        var config = isDynamic ? new KernelConfig(2, 64, SharedMemoryConfig.RequestDynamic<int>(64)) : new KernelConfig(2, 64);
        accelerator.LoadStreamKernel(feature.Value)(config, source, target);
    }));

    private static IEnumerable<OracleCase> OfAccess() =>
    [
        .. new[] { 1, 7, 32 }.Select(stride => OracleCase.Of($"Strided by {stride}", 1, Floats, (a, source, target) =>
        {
            a.LoadStreamKernel<ArrayView<float>, ArrayView<float>, int>(Access.Strided)((1, 32), source, target, stride);
        })),
        .. new[] { 1, 7, 32 }.Select(stride => OracleCase.Of($"SharedStrided by {stride}", 1, Floats, (a, _, target) =>
        {
            a.LoadStreamKernel<ArrayView<float>, int>(Access.SharedStrided)((1, 32), target, stride);
        })),
        OracleCase.Of(
            nameof(Access.Broadcast), 1, Floats, (a, source, target) =>
            a.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Access.Broadcast)((1, 32), source, target)),
        OracleCase.Of(
            nameof(Access.RaggedLoop), 1, Floats, (a, source, target) =>
            a.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Access.RaggedLoop)((1, 32), source, target)),
        OracleCase.Of(
            nameof(Access.EarlyExit), 1, Floats, (a, _, target) =>
            a.LoadStreamKernel<ArrayView<float>, int>(Access.EarlyExit)((1, 32), target, 11)),
        OracleCase.Of(
            nameof(Access.ThreeWays), 1, Floats, (a, _, target) => a.LoadStreamKernel<ArrayView<float>>(Access.ThreeWays)((1, 32), target)),
        OracleCase.Of(
            nameof(Access.Arithmetic), 1, Floats, (a, _, target) =>
            a.LoadStreamKernel<ArrayView<float>, float, int>(Access.Arithmetic)((1, 32), target, 1.7f, 9)),
        OracleCase.Of(nameof(Access.Bytes), 1, Enumerable.Range(0, 64).Select(i => (byte)(i * 9)).ToArray(), (a, source, target) =>
            a.LoadStreamKernel<ArrayView<byte>, ArrayView<byte>>(Access.Bytes)((1, 32), source, target)),
        OracleCase.Of(nameof(Access.Doubles), 1, Enumerable.Range(0, 64).Select(i => i * 0.1).ToArray(), (a, source, target) =>
            a.LoadStreamKernel<ArrayView<double>, ArrayView<double>>(Access.Doubles)((1, 32), source, target)),
        OracleCase.Of(
            nameof(Access.Copy4), 1, Enumerable.Range(0, 64).Select(i => new Access.Float4 { X = i, Y = -i, Z = i * i, W = 1f / (i + 1) })
            .ToArray(), (a, source, target) =>
            a.LoadStreamKernel<ArrayView<Access.Float4>, ArrayView<Access.Float4>>(Access.Copy4)((1, 32), source, target)),
        OracleCase.Of(
            nameof(Access.AllAddToOne), 1, Integers, (a, _, target) =>
            a.LoadStreamKernel<ArrayView<int>>(Access.AllAddToOne)((2, 32), target)),
        OracleCase.Of(
            nameof(Access.Histogram), 1, Integers, (a, source, target) =>
            a.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(Access.Histogram)((2, 32), source, target)),
        OracleCase.Of(
            nameof(Access.MoveParticle), 1, Enumerable.Range(0, 32).Select(i => new Access.Particle { X = i / 3f, Y = i, Z = -i, Id = -1 })
            .ToArray(), (a, source, target) =>
        {
            a.LoadStreamKernel<ArrayView<Access.Particle>>(Access.MoveParticle)((1, 32), source);
            target.CopyFrom(source);
        }),
    ];

    private static IEnumerable<OracleCase> OfLoops() =>
    [
        OracleCase.Of(
            nameof(Loops.Counted), 1, Integers, (a, _, target) => a.LoadStreamKernel<ArrayView<int>>(Loops.Counted)((1, 32), target)),
        OracleCase.Of(
            nameof(Loops.KeepsOverBarriers), 2, Integers, (a, _, target) =>
            a.LoadStreamKernel<ArrayView<int>, int>(Loops.KeepsOverBarriers)((1, 64), target, 3)),
    ];

    // One tile of 16 x 16: 256 threads.
    private static IEnumerable<OracleCase> OfMatrices() =>
        new[] { nameof(MatMul.Naive), nameof(MatMul.Tiled) }.Select(name => new OracleCase($"MatMul.{name}", 8, accelerator =>
    {
        using var a = accelerator.Allocate2DDenseY(MatMul.Random(MatMul.Tile, 1));
        using var b = accelerator.Allocate2DDenseY(MatMul.Random(MatMul.Tile, 2));
        using var c = accelerator.Allocate2DDenseY<float>((MatMul.Tile, MatMul.Tile));
        var kernel = typeof(MatMul).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Action<Matrix, Matrix, Matrix>>();
        accelerator.LoadStreamKernel(kernel)((new Index2D(1, 1), new Index2D(MatMul.Tile, MatMul.Tile)), a.View, b.View, c.View);
        accelerator.Synchronize();
        return [.. c.GetAsArray2D().Cast<float>().SelectMany(BitConverter.GetBytes)];
    }));
}
