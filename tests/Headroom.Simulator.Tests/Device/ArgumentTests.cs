using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Device;

/// <summary>What a kernel may take besides views and numbers.</summary>
public sealed class ArgumentTests
{
    public static TheoryData<ExecutionMode> Modes => [ExecutionMode.Fast, ExecutionMode.Metered];

    public struct Layer
    {
        public ArrayView<float> Weights;
        public ArrayView<float> Bias;
        public float Scale;
    }

    public struct Particle
    {
        public double Mass;
        public int Id;
    }

    public struct Network
    {
        public Layer First, Second;
    }

    private static void Apply(Index1D i, Network network, VariableView<int> count, ArrayView<float> result)
    {
        result[i] = network.First.Weights[i] * network.First.Scale + network.Second.Bias[i] * network.Second.Scale;
        Atomic.Add(ref count.Value, 1);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Structs_hold_views_and_structs_and_a_variable_is_a_view_of_one(ExecutionMode mode)
    {
        using var gpu = new MeteredGpu(mode);
        using var weights = gpu.Accelerator.Allocate1D([1f, 2, 3, 4]);
        using var bias = gpu.Accelerator.Allocate1D([10f, 20, 30, 40]);
        using var result = gpu.Accelerator.Allocate1D<float>(4);
        using var count = gpu.Accelerator.Allocate1D(new int[1]);
        var first = new Layer { Weights = weights.View, Bias = bias.View, Scale = 2 };
        var network = new Network { First = first, Second = first with { Scale = 0.5f } };

        gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, Network, VariableView<int>, ArrayView<float>>(Apply)(4, network,
            count.View.VariableView(0), result.View);

        Assert.Equal([7f, 14, 21, 28], result.GetAsArray1D());
        Assert.Equal([4], count.GetAsArray1D());
    }

    private static void Repeat(Index1D i, ArrayView<int> data, SpecializedValue<int> times, SpecializedValue<float> scale)
    {
        for (var k = 0; k < times.Value; k++) data[i] += (int)(2 * scale.Value);
    }

    [Theory, MemberData(nameof(Modes))]
    public void One_kernel_is_launched_with_several_specialized_values(ExecutionMode mode)
    {
        using var gpu = new MeteredGpu(mode);
        using var data = gpu.Accelerator.Allocate1D(new int[3]);
        var kernel = gpu.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, SpecializedValue<int>, SpecializedValue<float>>(
            Repeat);

        kernel(3, data.View, SpecializedValue.New(2), SpecializedValue.New(1f));
        Assert.Equal([4, 4, 4], data.GetAsArray1D());
        kernel(3, data.View, SpecializedValue.New(5), SpecializedValue.New(1.5f));
        Assert.Equal([19, 19, 19], data.GetAsArray1D());
        kernel(3, data.View, SpecializedValue.New(2), SpecializedValue.New(1f));
        Assert.Equal([23, 23, 23], data.GetAsArray1D());
    }

    private static void LongIndices(ArrayView<int> data, ArrayView2D<int, Stride2D.DenseY> table, ArrayView3D<int, Stride3D.DenseZY> box)
    {
        var i = (LongIndex1D)Group.IdxX;
        data[i] = (int)i.X;
        data[(long)i + 8] = (int)data.Length;
        table[new LongIndex2D(1, i)] = 10 + (int)i;
        table[new LongIndex2D(0, i)] = (int)(table.Extent.X * 100 + table.Extent.Y);
        box[new LongIndex3D(1, 0, i)] = 20 + (int)i;
        box[new LongIndex3D(0, 0, i)] = (int)box.Length;
    }

    [Theory, MemberData(nameof(Modes))]
    public void Views_are_indexed_by_long_indices(ExecutionMode mode)
    {
        using var gpu = new MeteredGpu(mode);
        using var data = gpu.Accelerator.Allocate1D<int>(12);
        using var table = gpu.Accelerator.Allocate2DDenseY<int>((2, 4));
        using var box = gpu.Accelerator.Allocate3DDenseZY<int>((2, 1, 4));

        gpu.Accelerator.LoadStreamKernel<ArrayView<int>,
            ArrayView2D<int, Stride2D.DenseY>, ArrayView3D<int, Stride3D.DenseZY>>(LongIndices)((1, 4), data.View, table.View, box.View);

        Assert.Equal([0, 1, 2, 3, 12, 12, 12, 12], data.GetAsArray1D()[..4].Concat(data.GetAsArray1D()[8..]));
        Assert.Equal([204, 204, 204, 204, 10, 11, 12, 13], table.GetAsArray2D().Cast<int>());
        Assert.Equal([8, 8, 8, 8, 20, 21, 22, 23], box.View.BaseView.GetAsArray());
    }

    private static void Bits(ArrayView<uint> bits, ArrayView<float> floats, ArrayView<long> sizes)
    {
        bits[0] = Interop.FloatAsInt(1.5f);
        floats[0] = Interop.IntAsFloat(0x3FC00000u);
        sizes[0] = Interop.SizeOf<Particle>();
        sizes[1] = (long)Interop.FloatAsInt(1.5);
        sizes[2] = BitConverter.DoubleToInt64Bits(Interop.IntAsFloat(0x3FF8000000000000ul));
    }

    [Theory, MemberData(nameof(Modes))]
    public void Interop_gives_bits_and_sizes(ExecutionMode mode)
    {
        using var gpu = new MeteredGpu(mode);
        using var bits = gpu.Accelerator.Allocate1D<uint>(1);
        using var floats = gpu.Accelerator.Allocate1D<float>(1);
        using var sizes = gpu.Accelerator.Allocate1D<long>(3);

        gpu.Accelerator.LoadStreamKernel<ArrayView<uint>, ArrayView<float>,
            ArrayView<long>>(Bits)((1, 1), bits.View, floats.View, sizes.View);

        Assert.Equal([0x3FC00000u], bits.GetAsArray1D());
        Assert.Equal([1.5f], floats.GetAsArray1D());
        // 1.5 as a double: 0x3FF8 and twelve zeros.
        Assert.Equal([System.Runtime.CompilerServices.Unsafe.SizeOf<Particle>(), 0x3FF8L << 48, 0x3FF8L << 48], sizes.GetAsArray1D());
    }
}
