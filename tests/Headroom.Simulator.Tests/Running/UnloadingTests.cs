using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Differential;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Running;

/// <summary>
/// A process that grades for hours loads an assembly per check: launching its kernels must not keep it. A context of ILGPU keeps the
/// kernels that it loaded, so it goes first.
/// </summary>
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
        AssertCollected(LaunchAndUnload(mode));
    }

    [Fact]
    public void A_generic_kernel_does_not_keep_the_types_that_it_was_used_with()
    {
        AssertCollected(LaunchGenericAndUnload());
    }

    [Fact]
    public void A_refused_kernel_does_not_keep_its_assembly()
    {
        AssertCollected(RefuseAndUnload());
    }

    /// <summary>Two fields of the element, whatever else it has.</summary>
    private static void Copy<T>(ArrayView<T> source, ArrayView<T> target) where T : unmanaged => target[Group.IdxX] = source[Group.IdxX];

    // Not inlined: no local of the test itself may hold on to what was loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LaunchAndUnload(ExecutionMode mode)
    {
        var (context, learner) = Load();
        using (var device = new MeteredGpu(mode))
        {
            var kernel = learner.GetMethod("Kernel")!.CreateDelegate<Action<ArrayView<int>>>();
            using var target = device.Accelerator.Allocate1D<int>(32);
            device.Accelerator.LoadStreamKernel(kernel)(new KernelConfig(1, 32), target.View);
            Assert.Equal(31 + 1 + 1, target.GetAsArray1D()[0]);
        }
        context.Unload();
        return new(learner.Assembly);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LaunchGenericAndUnload()
    {
        var (context, learner) = Load();
        var pair = learner.GetNestedType("Pair")!;
        using (var bench = new Bench())
            typeof(UnloadingTests).GetMethod(nameof(LaunchCopy), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(pair)
                .Invoke(null, [bench]);
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
    private static WeakReference RefuseAndUnload()
    {
        var (context, learner) = Load();
        using (var device = new MeteredGpu())
        {
            var kernel = learner.GetMethod("Refused")!.CreateDelegate<Action<ArrayView<int>>>();
            Assert.Throws<InternalCompilerException>(() => device.Accelerator.LoadStreamKernel(kernel));
        }
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
