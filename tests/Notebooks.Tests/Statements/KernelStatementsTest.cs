using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Kernels;
using Headroom.Rooflines;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences and tables of notebook 02 whose numbers are typed: each is computed or counted here.</summary>
public sealed class KernelStatementsTest
{
    // 4 groups and 8 steps of k, or 8 warps; c once.
    [Theory]
    [InlineData("a", 4 * 8)]
    [InlineData("b", 4 * 8)]
    [InlineData("c", 1)]
    public void The_simple_product_moves_each_matrix_as_often_as_is_said(string matrix, int times)
    {
        const int Side = 64;
        Assert.Equal(times * 4.0 * Side * Side, Count(matrix switch { "a" => ReadsA, "b" => ReadsB, _ => WritesC }));
        Says("tiles-count", $"{(32 + 32 + 1) / 3.0:0.0} times.");
        Says("tiles-count", $"would say {((64 + 64) * 4096 + 4096) / (3.0 * 4096):0}");
    }

    [Fact]
    public void An_atomic_per_element_makes_a_queue_of_all_elements()
    {
        const int N = 1 << 20;
        Says("sum", $"| every thread its element | {N:#,0} | {N * 1e-6:0.00} ms |");
        Says("sum", $"| every group of 256 its sum | {N / 256:#,0} | {N / 256 * 1e-3:0.0} µs |");
        Says("sum", "| 64 groups that share all elements, each its sum | 64 | 0.064 µs |");
        Says("sum", $"reads the 4 MiB in {4.0 * N / Devices.H100Sxm.Bandwidth * 1e6:0.00} µs");
    }

    [Fact]
    public void A_warp_that_asks_for_one_address_takes_32_turns()
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        using var x = gpu.Accelerator.Allocate1D(new float[256]);
        using var total = gpu.Accelerator.Allocate1D(new float[1]);
        var load = gpu.Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(AddAll);
        var traffic = Traffic.Of(() =>
        {
            load(new KernelConfig(4, 64), x.View, total.View);
            gpu.Accelerator.Synchronize();
        });
        Assert.Equal((256, 32), (traffic.Atomics, traffic.AtomicTurns / 8));
    }

    [Fact]
    public void The_lucky_kernel_is_right_in_ascending_order_and_wrong_in_others()
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        using var x = gpu.Accelerator.Allocate1D(Enumerable.Range(0, 64).Select(i => (float)i).ToArray());
        using var y = gpu.Accelerator.Allocate1D<float>(64);
        var load = gpu.Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Halves);
        Assert.True(IsRight(null));
        Assert.DoesNotContain(Enumerable.Range(1, 100), seed => IsRight(seed));

        bool IsRight(int? seed)
        {
            using var order = Recording.Start(new LaunchOptions { Mode = ExecutionMode.Fast, LaneOrderSeed = seed });
            load(new KernelConfig(1, 64), x.View, y.View);
            gpu.Accelerator.Synchronize();
            return y.GetAsArray1D().Select((value, i) => value == i / 2).All(right => right);
        }
    }

    [Fact]
    public void The_tree_by_hand_is_right()
    {
        int[] v = [3, 1, 7, 0, 4, 1, 6, 3];
        for (var half = 4; half > 0; half /= 2)
        {
            var row = Enumerable.Range(0, 8).Select(t => t < half ? $" {v[t]} + {v[t + half]} = {v[t] + v[t + half]} " : " ");
            Says("tree", $"| adds the one {half} above |{string.Join("|", row)}|");
            for (var t = 0; t < half; t++) v[t] += v[t + half];
        }
    }

    [Fact]
    public void The_shuffle_by_hand_is_right()
    {
        int[] v = [3, 1, 7, 0, 4, 1, 6, 3];
        foreach (var delta in new[] { 4, 2, 1 })
        {
            v = [.. v.Select((own, lane) => own + (lane + delta < 8 ? v[lane + delta] : own))];
            Says("shuffle", $"| `v += ShuffleDown(v, {delta})` | {string.Join(" | ", v).Replace("25 | 26 | 26", "**25** | 26 | 26")} |");
        }
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "2 x 2")]
    [InlineData(4, "4 x 4")]
    [InlineData(8, "8 x 8")]
    public void Register_tiles_are_counted_right(int r, string outputs) =>
        Says("registers", FormattableString.Invariant(
            $"| {outputs} | {2 * r} | {r * r} | {2.0 / r:0.##} | {r * r} | {16 * r} x {16 * r} | {16 * r / 4} |"));

    [Fact]
    public void The_check_of_register_tiles_asks_for_3_3_times_fewer_bytes()
    {
        static double Bytes(double m, double k, double n, int tile) => 4 * (m * k * (n / tile) + k * n * (m / tile) + m * n);
        Says("exercise-6", $"{Bytes(128, 256, 192, 16) / (1.1 * Bytes(128, 256, 192, 64)):0.0} times fewer");
    }

    [Fact]
    public void A_tile_of_80_reaches_the_ridge_of_float32()
    {
        var ridge = new Roofline(Devices.H100Sxm, Dtype.Fp32).Ridge;
        Assert.Equal(20, ridge, 1e-9);
        Says("tiles-after", $"is at {ridge:0}, so $t$ must exceed {4 * ridge:0}");
    }

    [Fact]
    public void The_online_softmax_by_hand_is_right()
    {
        var (max, sum) = (double.MinValue, 0.0);
        foreach (var x in new[] { 1.0, 3, 2, 5 })
        {
            var larger = Math.Max(max, x);
            sum = sum * Math.Exp(max - larger) + Math.Exp(x - larger);
            max = larger;
            Says("softmax", $"| {sum:0.######} |");
        }
        var right = Math.Exp(2 - 5) + 1;
        Says("softmax", $"(2, 5) alone gives (5, {right:0.000000})");
        Assert.Equal(sum, (Math.Exp(1 - 3) + 1) * Math.Exp(3 - 5) + right, 1e-12);
        Says("softmax", $"has {128_256 * 4 / 1000:0} KB");
    }

    private static double Count(Action<Matrix, Matrix, Matrix> kernel)
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        var device = gpu.Accelerator;
        using var a = device.Allocate2DDenseY(new float[64, 64]);
        using var b = device.Allocate2DDenseY(new float[64, 64]);
        using var c = device.Allocate2DDenseY(new float[64, 64]);
        var load = device.LoadStreamKernel(kernel);
        return Traffic.Of(() =>
        {
            load(new KernelConfig(new Index3D(4, 4, 1), new Index3D(16, 16, 1)), a.View, b.View, c.View);
            device.Synchronize();
        }).BytesMoved;
    }

    private static void AddAll(ArrayView<float> x, ArrayView<float> total) => Atomic.Add(ref total[0], x[Grid.GlobalIndex.X]);

    private static void Halves(ArrayView<float> x, ArrayView<float> y)
    {
        var tile = SharedMemory.Allocate<float>(64);
        tile[Group.IdxX] = x[Group.IdxX];
        y[Group.IdxX] = tile[Group.IdxX / 2];
    }

    // The simple product's accesses to one of its matrices, alone.
    private static void ReadsA(Matrix a, Matrix b, Matrix c)
    {
        var sum = 0f;
        for (var k = 0; k < 64; k++) sum += a[Grid.IdxY * 16 + Group.IdxY, k];
        if (sum > 1e30f) c[0, 0] = sum;
    }

    private static void ReadsB(Matrix a, Matrix b, Matrix c)
    {
        var sum = 0f;
        for (var k = 0; k < 64; k++) sum += b[k, Grid.IdxX * 16 + Group.IdxX];
        if (sum > 1e30f) c[0, 0] = sum;
    }

    private static void WritesC(Matrix a, Matrix b, Matrix c) =>
        c[Grid.IdxY * 16 + Group.IdxY, Grid.IdxX * 16 + Group.IdxX] = 1;

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("02-kernels.ipynb", cell), StringComparison.Ordinal);
}
