using System.Reflection;
using ILGPU.AtomicOperations;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>Every overload of Atomic: what it leaves and gives back, on numbers and on the NaNs of memory that nobody wrote.</summary>
public sealed class AtomicTests
{
    public static TheoryData<string, ExecutionMode> Overloads
    {
        get
        {
            var data = new TheoryData<string, ExecutionMode>();
            foreach (var overload in All())
            {
                data.Add(PackageFunctions.NameOf(overload), ExecutionMode.Metered);
                data.Add(PackageFunctions.NameOf(overload), ExecutionMode.Fast);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Overloads))]
    public void An_atomic_leaves_and_gives_back_what_the_package_does(string name, ExecutionMode mode)
    {
        var overload = All().Single(o => PackageFunctions.NameOf(o) == name);
        var rows = Samples.Rows([.. overload.GetParameters().Select(p => FunctionKernel.Bare(p.ParameterType))]);
        // The package's own Add, Max and Min of floats compare by value and never return on NaN.
        rows = [.. rows.Where(row => !IsNaN(row[0]) || overload.Name is "Exchange" or "CompareExchange")];
        using var device = new MeteredGpu(mode);

        var got = FunctionRun.On(device.Accelerator, FunctionKernel.Around([overload])[0], overload, rows);

        for (var i = 0; i < rows.Count; i++)
            if (FunctionRun.OnHost(overload, rows[i]) is { } expected) Assert.Equal(Bits(expected), Bits(got[i]));
    }

    [Fact]
    public void All_forty_five_atomics_are_there() => Assert.Equal(45, All().Count()); // and MakeAtomic

    [Theory]
    [MemberData(nameof(Overloads))]
    public void An_atomic_on_memory_that_nobody_wrote_returns(string name, ExecutionMode mode)
    {
        var overload = All().Single(o => PackageFunctions.NameOf(o) == name);
        using var device = new MeteredGpu(mode);
        var run = typeof(AtomicTests).GetMethod(nameof(OnPoison), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(FunctionKernel.Bare(overload.GetParameters()[0].ParameterType));

        run.Invoke(null, [device.Accelerator, s_kernels.Value[name], overload.GetParameters().Length]);

        if (mode != ExecutionMode.Metered) return;
        var report = Assert.Single(device.Recording.Launches);
        Assert.NotEmpty(report.UnwrittenReads);
    }

    private static readonly Lazy<Dictionary<string, MethodInfo>> s_kernels = new(static () =>
    {
        var overloads = All().ToArray();
        return overloads.Zip(PoisonKernel.Around(overloads)).ToDictionary(pair => PackageFunctions.NameOf(pair.First), pair => pair.Second);
    });

    private static void OnPoison<T>(Accelerator accelerator, MethodInfo method, int arguments) where T : unmanaged
    {
        using var target = accelerator.Allocate1D<T>(1);
        using var kernel = accelerator.LoadAutoGroupedKernel(method);
        kernel.Launch(
            accelerator.DefaultStream, new Index1D(40), arguments == 2
            ? [(ArrayView<T>)target.View, default(T)]
            : [(ArrayView<T>)target.View, default(T), default(T)]);
    }

    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void Make_atomic_runs_the_learners_operation_and_returns_on_nan(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var targets = device.Accelerator.Allocate1D([1f, float.NaN]);
        using var wide = device.Accelerator.Allocate1D([1d, double.NaN]);

        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<double>>(Multiply)(10, targets.View, wide.View);

        Assert.Equal([1024f, float.NaN], targets.GetAsArray1D());
        Assert.Equal([1024d, double.NaN], wide.GetAsArray1D());
        if (mode != ExecutionMode.Metered) return;
        var counters = Assert.Single(device.Recording.Launches).Counters!;
        Assert.Equal(4 * 10, counters.Operations.Flops); // one multiplication per call: none had to try again
    }

    private readonly struct Product : IAtomicOperation<float>, IAtomicOperation<double>
    {
        public float Operation(float current, float value) => current * value;

        public double Operation(double current, double value) => current * value;
    }

    private static void Multiply(Index1D index, ArrayView<float> targets, ArrayView<double> wide)
    {
        for (var i = 0; i < 2; i++)
        {
            Atomic.MakeAtomic(ref targets[i], 2f, new Product(), new CompareExchangeFloat());
            Atomic.MakeAtomic(ref wide[i], 2d, new Product(), new CompareExchangeDouble());
        }
    }

    private static IEnumerable<MethodInfo> All() =>
        typeof(Atomic).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => !m.IsGenericMethod);

    private static bool IsNaN(object value) => value is float.NaN or double.NaN;

    private static IEnumerable<object> Bits(object[] values) => values.Select(v => v switch
    {
        float f when float.IsNaN(f) => "NaN",
        double d when double.IsNaN(d) => "NaN",
        float f => BitConverter.SingleToInt32Bits(f),
        double d => BitConverter.DoubleToInt64Bits(d),
        _ => v,
    });
}
