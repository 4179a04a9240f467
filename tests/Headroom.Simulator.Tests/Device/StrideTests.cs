using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Headroom.Simulator.Testing.Device;

/// <summary>
/// Which strides can be copied, and in which order, is the package's own business: the metered GPU does what its CPU device does.
/// </summary>
public sealed class StrideTests
{
    private static readonly int[,] s_table = { { 1, 2, 3 }, { 4, 5, 6 } };
    private static readonly int[,,] s_box = { { { 1, 2 }, { 3, 4 }, { 5, 6 } }, { { 7, 8 }, { 9, 10 }, { 11, 12 } } };

    private static readonly Dictionary<string, Func<Accelerator, string>> s_copies = new()
    {
        ["2D X"] = a =>
            Of(() => { using var b = a.Allocate2DDenseX(
            s_table); return $"{Text(b.View.BaseView.GetAsArray())} | {Text(b.GetAsArray2D())}"; }),
        ["2D Y"] = a =>
            Of(() => { using var b = a.Allocate2DDenseY(
            s_table); return $"{Text(b.View.BaseView.GetAsArray())} | {Text(b.GetAsArray2D())}"; }),
        ["2D general"] = a => Of(() => { using var b = a.Allocate2DDenseY(s_table); return Text(b.View.AsGeneral().GetAsArray2D()); }),
        ["2D pitched"] = a =>
            Of(() => { using var b = a.Allocate2D<int, Stride2D.General>((2, 3), extent => (int)extent.Y + 1, (_, pitch) =>
            new Stride2D.General((pitch, 1))); b.View.CopyFromCPU(s_table); return Text(b.View.GetAsArray2D()); }),
        ["3D XY"] = a => Of(() => { using var b = a.Allocate3DDenseXY(s_box); return Text(b.View.BaseView.GetAsArray()); }),
        ["3D XY back"] = a => Of(() => { using var b = a.Allocate3DDenseXY(s_box); return Text(b.GetAsArray3D()); }),
        ["3D ZY"] = a => Of(() => { using var b = a.Allocate3DDenseZY(s_box); return Text(b.View.BaseView.GetAsArray()); }),
        ["3D ZY back"] = a =>
            Of(() => { using var b = a.Allocate3DDenseZY<int>((2, 3, 2)); b.MemSetToZero(); return Text(b.GetAsArray3D()); }),
        ["3D general"] = a =>
            Of(() => { using var b = a.Allocate3DDenseZY<int>((2, 3, 2)); b.View.AsGeneral()
            .CopyFromCPU(s_box); return Text(b.View.AsGeneral().GetAsArray3D()); }),
        ["1D strided"] = a =>
            Of(() => { using var b = a.Allocate1D<int, Stride1D.General>(3, new Stride1D.General(2)); b.View.CopyFromCPU([1, 2,
            3]); return Text(b.View.GetAsArray1D()); }),
        ["1D raw"] = a => Of(() => { using var b = a.Allocate1D([1, 2, 3]); return Text(b.GetRawData().ToArray()); }),
    };

    public static TheoryData<string> Kinds => [.. s_copies.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void Copies_give_and_refuse_what_they_do_on_ilgpus_own_device(string kind)
    {
        using var context = Context.Create(builder => builder.CPU().Simulator());
        using var own = context.CreateCPUAccelerator(0);
        using var metered = context.CreateSimulator();

        Assert.Equal(s_copies[kind](own), s_copies[kind](metered));
    }

    [Fact]
    public void An_array_of_three_dimensions_does_not_come_back_from_the_strides_of_c_sharp()
    {
        using var gpu = new MeteredGpu();
        using var box = gpu.Accelerator.Allocate3DDenseZY<int>((2, 3, 2));

        Assert.Contains("Use AsGeneral", Assert.Throws<NotSupportedException>(() => box.GetAsArray3D()).Message);
    }

    [Fact]
    public void Dense_strides_put_x_or_y_next_to_each_other()
    {
        using var gpu = new MeteredGpu();
        using var x = gpu.Accelerator.Allocate2DDenseX(s_table);
        using var y = gpu.Accelerator.Allocate2DDenseY(s_table);

        Assert.Equal([1, 4, 2, 5, 3, 6], x.View.BaseView.GetAsArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], y.View.BaseView.GetAsArray());
        Assert.Equal(s_table, x.GetAsArray2D());
        Assert.Equal(s_table, y.GetAsArray2D());
    }

    private static string Of(Func<string> copy)
    {
        try
        {
            return copy();
        }
        catch (Exception refused) when (refused is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return $"{refused.GetType().Name}: {refused.Message}";
        }
    }

    private static string Text(Array values) => string.Join(' ', values.Cast<object>());
}
