using System.Reflection;
using ILGPU.Backends.EntryPoints;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Device;

/// <summary>
/// Every way that ILGPU has of loading a kernel: with a stream or with the default one, explicitly, auto or implicitly grouped.
/// </summary>
public sealed class LoaderTests : IDisposable
{
    private readonly MeteredGpu _gpu = new();
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _data;

    public LoaderTests() => _data = _gpu.Accelerator.Allocate1D(new int[100]);

    private Accelerator Accelerator => _gpu.Accelerator;

    public void Dispose()
    {
        _data.Dispose();
        _gpu.Dispose();
    }

    private static void Over(Index1D i, ArrayView<int> data, int value) => data[i] = i + value;

    private static void Grouped(ArrayView<int> data, int value)
    {
        if (Grid.GlobalIndex.X < data.Length) data[Grid.GlobalIndex.X] = Grid.GlobalIndex.X + value;
    }

    [Fact]
    public void Explicitly_grouped_kernels_load_with_and_without_a_stream()
    {
        Accelerator.LoadStreamKernel<ArrayView<int>, int>(Grouped)((4, 32), _data.View, 1);
        Expect(1, (4, 32));
        Accelerator.LoadKernel<ArrayView<int>, int>(Grouped)(Accelerator.DefaultStream, (2, 64), _data.View, 2);
        Expect(2, (2, 64));
    }

    [Fact]
    public void Auto_grouped_kernels_load_with_and_without_a_stream()
    {
        Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, int>(Over)(100, _data.View, 3);
        Expect(3, (1, 256));
        Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Over)(Accelerator.DefaultStream, 100, _data.View, 4);
        Expect(4, (1, 256));
    }

    [Fact]
    public void Implicitly_grouped_kernels_take_the_group_size_that_they_are_given()
    {
        Accelerator.LoadImplicitlyGroupedStreamKernel<Index1D, ArrayView<int>, int>(Over, 16)(100, _data.View, 5);
        Expect(5, (7, 16));
        Accelerator.LoadImplicitlyGroupedKernel<Index1D, ArrayView<int>, int>(Over, 48)(Accelerator.DefaultStream, 100, _data.View, 6);
        Expect(6, (3, 48));
    }

    [Fact]
    public void Kernels_are_launched_without_a_loader()
    {
        Accelerator.LaunchAutoGrouped<Index1D, ArrayView<int>, int>(Over, new Index1D(100), _data.View, 7);
        Expect(7, (1, 256));
        Accelerator.Launch<ArrayView<int>, int>(Grouped, (4, 32), _data.View, 8);
        Expect(8, (4, 32));
    }

    [Fact]
    public void Kernels_are_compiled_first_and_loaded_afterwards()
    {
        var compiled = Accelerator.CompileKernel(EntryPointDescription.FromExplicitlyGroupedKernel(Method(nameof(Grouped))));
        using var kernel = Accelerator.LoadKernel(compiled);
        kernel.Launch(Accelerator.DefaultStream, new KernelConfig(4, 32), (ArrayView<int>)_data.View, 9);
        Expect(9, (4, 32));

        kernel.CreateLauncherDelegate<Action<AcceleratorStream, KernelConfig, ArrayView<int>, int>>()(Accelerator.DefaultStream, (2, 50),
            _data.View, 10);
        Expect(10, (2, 50));
    }

    [Fact]
    public void Compiled_kernels_over_an_extent_are_grouped_when_they_are_loaded()
    {
        var compiled = Accelerator.CompileKernel(EntryPointDescription.FromImplicitlyGroupedKernel(Method(nameof(Over))));
        using var sized = Accelerator.LoadImplicitlyGroupedKernel(compiled, 20);
        sized.Launch(Accelerator.DefaultStream, 100, (ArrayView<int>)_data.View, 11);
        Expect(11, (5, 20));

        using var auto = Accelerator.LoadAutoGroupedKernel(compiled);
        auto.Launch(Accelerator.DefaultStream, new Index1D(100), (ArrayView<int>)_data.View, 12);
        Expect(12, (1, 256));
    }

    [Fact]
    public void A_launcher_knows_its_kernel_and_a_group_size_for_it()
    {
        var kernel = Accelerator.LoadStreamKernel<ArrayView<int>, int>(Grouped).GetKernel();

        Assert.Equal(2, kernel.NumParameters);
        Assert.InRange(Accelerator.EstimateGroupSize(kernel), 32, 1024);
        Assert.InRange(Accelerator.EstimateMaxActiveGroupsPerMultiprocessor(kernel, 256), 1, 64);
    }

    [Fact]
    public void The_same_kernel_is_loaded_once()
    {
        var first = Accelerator.LoadStreamKernel<ArrayView<int>, int>(Grouped).GetKernel();
        Assert.Same(first, Accelerator.LoadStreamKernel<ArrayView<int>, int>(Grouped).GetKernel());
    }

    [Fact]
    public void Wrong_arguments_are_refused_before_anything_runs()
    {
        using var kernel =
            Accelerator.LoadKernel(Accelerator.CompileKernel(EntryPointDescription.FromExplicitlyGroupedKernel(Method(nameof(Grouped)))));

        Assert.Throws<ArgumentException>(
            () => kernel.Launch(Accelerator.DefaultStream, new KernelConfig(1, 32), (ArrayView<int>)_data.View));
        Assert.Throws<ArgumentException>(() => kernel.Launch(Accelerator.DefaultStream, new KernelConfig(1, 32), 1f, 2));
        Assert.Throws<NotSupportedException>(
            () => Accelerator.LoadAutoGroupedKernel(
            Accelerator.CompileKernel(EntryPointDescription.FromExplicitlyGroupedKernel(Method(nameof(Grouped))))));
        Assert.Empty(_gpu.Recording.Launches);
    }

    private static MethodInfo Method(string name) => typeof(LoaderTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private void Expect(int first, (int Groups, int Lanes) shape)
    {
        Assert.Equal(Enumerable.Range(first, 100), _data.GetAsArray1D());
        var launch = _gpu.Recording.Launches[^1];
        Assert.Equal(shape, (launch.GridDim.X, launch.GroupDim.X));
        _data.MemSetToZero();
    }
}
