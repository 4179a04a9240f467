using System.Reflection;
using ILGPU.Algorithms.Random;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>Functions that only a device has: each has a counterpart here, or is written with those that have.</summary>
public sealed class DeviceFunctionTests
{
    private static readonly Type[] s_owners =
    [
        typeof(Warp), typeof(Group), typeof(Grid), typeof(MemoryFence), typeof(LocalMemory), typeof(SharedMemory), typeof(Interop),
        typeof(Atomic), typeof(GroupExtensions), typeof(WarpExtensions),
    ];

    [Fact]
    public void No_public_function_for_kernels_asks_ilgpus_cpu_device()
    {
        var missing = typeof(Context).Assembly.GetExportedTypes().Concat(typeof(XMath).Assembly.GetExportedTypes())
            .Where(type => type.Namespace != "ILGPU.Runtime.CPU")
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsAbstract && !typeof(Accelerator).IsAssignableFrom(method.DeclaringType))
            .Select(Closed).OfType<MethodInfo>()
            .Where(method =>
                !method.IsDefined(typeof(NotInsideKernelAttribute), false) && PackageCode.IsMissing(method) && IsForKernels(method));

        Assert.Empty(missing.Select(PackageFunctions.NameOf));
    }

    [Fact]
    public void Every_function_of_the_device_has_a_counterpart()
    {
        var without = s_owners.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(Closed).OfType<MethodInfo>()
            .Where(m => !m.IsDefined(typeof(NotInsideKernelAttribute), false))
            .Where(m => PackageCode.IsMissing(m) || PackageLegality.Obstacle(m) is not null);

        // one reflects, one throws
        Assert.Equal(["Interop.SizeOf(Type)", "Interop.ComputeRelativeSizeOf(Int64) of Int32"], without.Select(PackageFunctions.NameOf));
    }

    // Takes and gives values only: what the host uses takes classes.
    private static bool IsForKernels(MethodInfo method) =>
        method.GetParameters().All(p => FunctionKernel.Bare(p.ParameterType).IsValueType)
        && (method.IsStatic || method.DeclaringType!.IsValueType);

    private static MethodInfo? Closed(MethodInfo method)
    {
        try
        {
            var owner = method.DeclaringType!;
            if (owner.IsGenericTypeDefinition)
            {
                owner = owner.MakeGenericType([.. owner.GetGenericArguments().Select(Argument)]);
                method = (MethodInfo)MethodBase.GetMethodFromHandle(method.MethodHandle, owner.TypeHandle)!;
            }
            return method.IsGenericMethodDefinition ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(Argument)]) : method;
        }
        catch (ArgumentException)
        {
            return null; // a constraint that int does not meet, such as an operation or a stride
        }
    }

    private static Type Argument(Type parameter)
    {
        var constraint = parameter.GetGenericParameterConstraints().FirstOrDefault(c => c.IsInterface);
        return constraint?.Name switch
        {
            "IStride1D" => typeof(Stride1D.Dense),
            "IStride2D" => typeof(Stride2D.DenseX),
            "IStride3D" => typeof(Stride3D.DenseXY),
            "IScanReduceOperation`1" => typeof(ILGPU.Algorithms.ScanReduceOperations.AddInt32),
            _ => typeof(int),
        };
    }

    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void Random_generators_in_memory_draw_what_they_draw_on_the_host(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        var states = Enumerable.Range(1, 50).Select(i => new XorShift128Plus((ulong)i, (ulong)(i * 7919))).ToArray();
        using var generators = device.Accelerator.Allocate1D(states);
        using var drawn = device.Accelerator.Allocate2DDenseY<double>((50, 6));

        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<XorShift128Plus>, ArrayView2D<double, Stride2D.DenseY>>(Draw)(50,
            generators.View, drawn.View);

        var got = drawn.GetAsArray2D();
        for (var i = 0; i < 50; i++)
        {
            double[] expected =
                [states[i].NextFloat(), states[i].NextDouble(), states[i].Next(), states[i].NextLong(), states[i].NextFloat(), states[i]
                .NextDouble()];
            for (var j = 0; j < 6; j++) Assert.Equal(expected[j], got[i, j]);
        }
        Assert.Equal(states, generators.GetAsArray1D());
    }

    private static void Draw(Index1D index, ArrayView<XorShift128Plus> generators, ArrayView2D<double, Stride2D.DenseY> drawn)
    {
        ref var generator = ref generators[index];
        drawn[index, 0] = generator.NextFloat();
        drawn[index, 1] = generator.NextDouble();
        drawn[index, 2] = generator.Next();
        drawn[index, 3] = generator.NextLong();
        drawn[index, 4] = generator.NextFloat();
        drawn[index, 5] = generator.NextDouble();
    }

    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void A_grid_stride_body_of_the_learners_own_runs(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var values = device.Accelerator.Allocate1D<int>(5000);

        device.Accelerator.LaunchGridStride(5000L, new Fill(values.View));

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => 3 * i), values.GetAsArray1D());
    }

    private readonly struct Fill(ArrayView<int> target) : IGridStrideKernelBody
    {
        private readonly ArrayView<int> _target = target;

        public void Execute(LongIndex1D linearIndex)
        {
            if (linearIndex < _target.Length) _target[linearIndex] = 3 * (int)linearIndex.X;
        }

        public void Finish() { }
    }
}
