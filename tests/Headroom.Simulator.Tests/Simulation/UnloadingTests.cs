using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Differential;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Simulation;

/// <summary>A process that grades for hours loads an assembly per check: launching its kernels must not keep it.</summary>
public sealed class UnloadingTests
{
    private const string Source = """
        using ILGPU;
        public static class Learner
        {
            public struct Pair { public int A, B; }
            public static void Kernel(ArrayView<int> target)
            {
                var tile = SharedMemory.Allocate<Pair>(32);
                tile[Group.IdxX] = new Pair { A = Group.IdxX, B = 1 };
                Group.Barrier();
                target[Group.IdxX] = Sum(tile[31 - Group.IdxX]) + Warp.ShuffleDown(Group.IdxX, 1);
                if (Group.IdxX == 40) target[0] = 1;
            }
            public static void Refused(ArrayView<int> target) => target[0] = new object().GetHashCode();
            private static int Sum(Pair pair) => pair.A + pair.B;
        }
        """;

    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void An_assembly_unloads_after_its_launches(ExecutionMode mode)
    {
        using var device = new Device(mode);
        AssertCollected(LaunchAndUnload(device));
    }

    [Fact]
    public void Generic_kernels_of_the_engines_users_do_not_keep_the_types_they_were_used_with()
    {
        using var bench = new Bench();
        AssertCollected(LaunchGenericAndUnload(bench));
    }

    [Fact]
    public void A_refused_kernel_does_not_keep_its_assembly()
    {
        using var device = new Device(ExecutionMode.Metered);
        AssertCollected(RefuseAndUnload(device));
    }

    /// <summary>Two fields of the element, whatever else it has.</summary>
    private static void Copy<T>(ArrayView<T> source, ArrayView<T> target) where T : unmanaged => target[Group.IdxX] = source[Group.IdxX];

    // Not inlined: no local of the test itself may hold on to what was loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LaunchAndUnload(Device device)
    {
        var (context, learner) = Load();
        var kernel = learner.GetMethod("Kernel")!.CreateDelegate<Action<ArrayView<int>>>();
        using var target = device.Accelerator.Allocate1D<int>(32);
        device.Accelerator.LoadStreamKernel(kernel)(new KernelConfig(1, 32), target.View);
        Assert.Equal(31 + 1 + 1, target.GetAsArray1D()[0]);
        context.Unload();
        return new(learner.Assembly);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LaunchGenericAndUnload(Bench bench)
    {
        var (context, learner) = Load();
        var pair = learner.GetNestedType("Pair")!;
        typeof(UnloadingTests).GetMethod(nameof(LaunchCopy), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(pair).Invoke(null, [bench]);
        context.Unload();
        return new(learner.Assembly);
    }

    private static void LaunchCopy<T>(Bench bench) where T : unmanaged
    {
        using var source = bench.Buffer(new T[32]);
        using var target = bench.Buffer(new T[32]);
        var report = bench.Run(Copy<T>, new(1, 32), null, source.View.BaseView, target.View.BaseView);
        Assert.Equal(ExecutionMode.Metered, report.Mode);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RefuseAndUnload(Device device)
    {
        var (context, learner) = Load();
        var kernel = learner.GetMethod("Refused")!.CreateDelegate<Action<ArrayView<int>>>();
        Assert.Throws<InternalCompilerException>(() => device.Accelerator.LoadStreamKernel(kernel));
        context.Unload();
        return new(learner.Assembly);
    }

    private static (AssemblyLoadContext, Type) Load()
    {
        var context = new AssemblyLoadContext("learner", isCollectible: true);
        using var image = new MemoryStream(KernelCompiler.Image(Source, optimize: true));
        return (context, context.LoadFromStream(image).GetType("Learner")!);
    }

    private static void AssertCollected(WeakReference assembly)
    {
        for (var i = 0; i < 50 && assembly.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(assembly.IsAlive, "something still refers to the assembly");
    }
}
