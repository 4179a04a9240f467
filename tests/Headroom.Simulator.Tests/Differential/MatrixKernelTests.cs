using System.Reflection;
using Headroom.Simulator;
using Headroom.Testing;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>The kernels over matrices and records leave the same bytes in every mode.</summary>
public sealed class MatrixKernelTests : IDisposable
{
    private const int Side = 48;

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Products => [.. Kernels(typeof(MatMul))];

    [Theory, MemberData(nameof(Products))]
    public void Products_agree(string kernel)
    {
        using var a = _bench.Accelerator.Allocate2DDenseY(MatMul.Random(Side, 1));
        using var b = _bench.Accelerator.Allocate2DDenseY(MatMul.Random(Side, 2));
        using var c = _bench.Accelerator.Allocate2DDenseY<float>(new LongIndex2D(Side, Side));
        var method = typeof(MatMul).GetMethod(kernel)!
            .CreateDelegate<Action<Matrix, Matrix, Matrix>>();
        Agree(method, new(new Index2D(3, 3), new Index2D(16, 16)), a.View, b.View, c.View);
        Assert.DoesNotContain(0f, c.GetAsArray2D().Cast<float>());
    }

    [Fact]
    public void A_transposition_agrees()
    {
        using var source = _bench.Accelerator.Allocate2DDenseY(MatMul.Random(32, 3));
        using var target = _bench.Accelerator.Allocate2DDenseY<float>(new LongIndex2D(32, 32));
        Agree(Access.Transpose, new(new Index2D(2, 2), new Index2D(16, 16)), source.View, target.View);
    }

    [Fact]
    public void Fields_of_records_agree()
    {
        using var particles =
            _bench.Buffer([.. Enumerable.Range(0, 32).Select(i => new Access.Particle { X = i / 3f, Y = i, Z = -i, Id = -1 })]);
        Agree(Access.MoveParticle, new(1, 32), particles.View.BaseView);
        Assert.Equal(31 / 3f + 1, particles.GetAsArray1D()[31].X);
    }

    [Fact]
    public void No_kernel_of_the_counting_tests_is_left_out()
    {
        string[] here = [nameof(Access.Transpose), nameof(Access.MoveParticle)];
        string[] vectors =
        [
            nameof(Access.Strided), nameof(Access.SharedStrided), nameof(Access.Broadcast), nameof(Access.RaggedLoop),
            nameof(Access.EarlyExit), nameof(Access.ThreeWays),
            nameof(Access.Arithmetic), nameof(Access.Bytes), nameof(Access.Doubles), nameof(Access.Copy4), nameof(Access.AllAddToOne),
            nameof(Access.Histogram),
        ];
        Assert.Equal(Kernels(typeof(Access)).Order(), here.Concat(vectors).Order());
    }

    private static IEnumerable<string> Kernels(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => m.ReturnType == typeof(void))
            .Select(m => m.Name);

    private void Agree(Delegate kernel, KernelConfig config, params object?[] views)
    {
        using var modes = new AllModes();
        modes.Run(_bench.Accelerator, new KernelSource(kernel.Method, IndexType.KernelConfig), config, views, new());
        Assert.Empty(modes.Differences);
        Assert.Contains(kernel.Method, modes.Kernels);
    }
}
