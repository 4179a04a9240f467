using System.Reflection;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

/// <summary>A refusal leaves nothing behind in the context, and ILGPU's compiler never sees a kernel of the metered GPU.</summary>
public sealed class UsableContextTests : IDisposable
{
    private readonly MeteredGpu _gpu = new();

    public void Dispose() => _gpu.Dispose();

    [Fact]
    public void A_good_kernel_loads_after_a_refused_one()
    {
        Assert.Throws<InternalCompilerException>(() => _gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Throws));

        Fills();
    }

    [Fact]
    public void A_refused_kernel_is_refused_again_in_the_same_words()
    {
        var first = Assert.Throws<InternalCompilerException>(
            () => _gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Throws)).Message;
        Assert.Equal(
            first, Assert.Throws<InternalCompilerException>(
            () => _gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Throws)).Message);
    }

    [Theory, InlineData(1), InlineData(8)]
    public void A_good_kernel_with_a_specialized_value_loads_after_refused_ones(int refusals)
    {
        for (var i = 0; i < refusals; i++)
        {
            var error = Assert.Throws<InternalCompilerException>(
                () => _gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, SpecializedValue<int>>(ThrowsSpecialized));
            Assert.Contains("A kernel cannot throw (UsableContextTests.cs:", error.Message, StringComparison.Ordinal);
            Assert.Throws<InternalCompilerException>(
                () => _gpu.Accelerator.LoadStreamKernel<ArrayView<int>, SpecializedValue<int>>(ThrowsInGroups));
        }

        FillsSpecialized();
        Fills();
    }

    [Fact]
    public void Specialized_values_are_read_in_every_way_of_loading()
    {
        using var data = _gpu.Accelerator.Allocate1D(new int[4]);
        _gpu.Accelerator.LoadImplicitlyGroupedStreamKernel<Index1D, ArrayView<int>, SpecializedValue<int>>(AddSpecialized, 2)(4, data.View,
            SpecializedValue.New(5));
        Assert.Equal(2, _gpu.Recording.Launches[^1].GroupDim.X);
        _gpu.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, SpecializedValue<int>>(AddSpecialized)(
            _gpu.Accelerator.DefaultStream, 4, data.View, SpecializedValue.New(10));
        _gpu.Accelerator.LoadStreamKernel<ArrayView<int>,
            SpecializedValue<int>>(AddInGroups)(new KernelConfig(1, 4), data.View, SpecializedValue.New(100));
        _gpu.Accelerator.LoadKernel<ArrayView<int>,
            SpecializedValue<int>>(AddInGroups)(
            _gpu.Accelerator.DefaultStream, new KernelConfig(1, 4), data.View, SpecializedValue.New(1000));

        Assert.Equal([1115, 1115, 1115, 1115], data.GetAsArray1D());
    }

    [Fact]
    public void The_compiler_of_ilgpu_sees_no_kernel_with_a_specialized_value()
    {
        FillsSpecialized();

        // Whatever it sees, it declares in the context.
        var declared = (ILGPU.IR.IRContext)typeof(Context)
            .GetProperty("IRContext", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_gpu.Context)!;
        Assert.Empty(declared.GetMethodCollection(new ILGPU.IR.MethodCollections.AllMethods()));
    }

    private void Fills()
    {
        using var data = _gpu.Accelerator.Allocate1D(new int[4]);
        _gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, view) => view[i] = i)(4, data.View);
        Assert.Equal([0, 1, 2, 3], data.GetAsArray1D());
    }

    private void FillsSpecialized()
    {
        using var data = _gpu.Accelerator.Allocate1D(new int[4]);
        var kernel = _gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, SpecializedValue<int>>(AddSpecialized);
        kernel(4, data.View, SpecializedValue.New(7));
        kernel(4, data.View, SpecializedValue.New(20));
        Assert.Equal([27, 27, 27, 27], data.GetAsArray1D());
    }

    private static void Throws(Index1D i, ArrayView<int> view)
    {
        if (i > 2) throw new InvalidOperationException();
        view[i] = 1;
    }

    private static void ThrowsSpecialized(Index1D i, ArrayView<int> view, SpecializedValue<int> amount)
    {
        if (i > 2) throw new InvalidOperationException();
        view[i] = amount;
    }

    private static void ThrowsInGroups(ArrayView<int> view, SpecializedValue<int> amount)
    {
        if (Group.IdxX > 2) throw new InvalidOperationException();
        view[Group.IdxX] = amount;
    }

    private static void AddSpecialized(Index1D i, ArrayView<int> view, SpecializedValue<int> amount) => view[i] += amount;

    private static void AddInGroups(ArrayView<int> view, SpecializedValue<int> amount) => view[Group.IdxX] += amount;
}
