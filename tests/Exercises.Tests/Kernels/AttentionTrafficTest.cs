using Headroom.Attention;
using Headroom.Grading.Kernels;
using Headroom.Rooflines;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Testing;

/// <summary>The bytes that the kernels of unit 03 move lie on the formulas that its notebook draws, within 5 %.</summary>
public sealed class AttentionTrafficTest : IDisposable
{
    private const int Tile = 64;
    private const double Allowed = 0.05;

    private readonly Context _context = Context.Create(builder => builder.Simulator().EnableAlgorithms());
    private readonly Accelerator _device;

    public AttentionTrafficTest() => _device = _context.CreateSimulator();

    // Multiples of 8, so that every row of scores starts on a sector of 32 bytes.
    public static TheoryData<int, int, int, int> Shapes => new((1, 64, 64, 64), (1, 200, 200, 64), (2, 72, 328, 32), (1, 512, 512, 64));

    [Theory, MemberData(nameof(Shapes))]
    public void Three_kernels_move_what_their_formula_says(int heads, int n, int m, int d)
    {
        using var x = new AttentionBuffers(_device, heads, n, m, d);
        var score = _device.LoadStreamKernel<Rows, Rows, Rows, ArrayView<int>, int>(ThreeKernels.Scores);
        var softmax = _device.LoadStreamKernel<Rows>(ThreeKernels.Softmax);
        var sum = _device.LoadStreamKernel<Rows, Rows, Rows>(ThreeKernels.WeightedSum);
        Lies(AttentionTraffic.ThreeKernels(new(heads, heads, n, m, d), Tile), () =>
        {
            score(new KernelConfig(new Index3D(Tiles(m), Tiles(n), heads), new Index3D(Tile, 1, 1)), x.Q, x.K, x.S, x.Lengths, heads);
            softmax(new KernelConfig(heads * n, 32), x.S);
            sum(new KernelConfig(new Index2D(Tiles(n), heads), new Index2D(Tile, 1)), x.S, x.V, x.O);
        });
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Flash_moves_what_its_formula_says(int heads, int n, int m, int d)
    {
        using var x = new AttentionBuffers(_device, heads, n, m, d);
        var flash = _device.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<int>, int>(FlashForward.Kernel);
        Lies(AttentionTraffic.Flash(new(heads, heads, n, m, d), Tile), () =>
            flash(Config(n, heads), x.Q, x.K, x.V, x.O, x.Lse, x.Lengths, heads));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Causal_flash_moves_what_its_formula_says(int heads, int n, int m, int d)
    {
        using var x = new AttentionBuffers(_device, heads, n, m, d);
        var causal = _device.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>>(CausalFlash.Kernel);
        Lies(AttentionTraffic.Flash(new(heads, heads, n, m, d, Causal: true), Tile), () =>
            causal(Config(n, heads), x.Q, x.K, x.V, x.O, x.Lse));
    }

    [Fact]
    public void The_output_of_flash_is_that_of_float64()
    {
        using var x = new AttentionBuffers(_device, 1, 72, 200, 32);
        _device.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<int>,
            int>(FlashForward.Kernel)(Config(72, 1), x.Q, x.K, x.V, x.O, x.Lse, x.Lengths, 1);
        _device.Synchronize();
        // 200 products in float32: 1.7e-8 sqrt(200) is 2.4e-7, a score's exponential a little more.
        Assert.InRange(ExactAttention.RelativeError(x.Output(), x.Exact()), 1e-9, 2e-6);
    }

    public void Dispose()
    {
        _device.Dispose();
        _context.Dispose();
    }

    private void Lies(double formula, Action launch)
    {
        var moved = Traffic.Of(() =>
        {
            launch();
            _device.Synchronize();
        }).BytesMoved;
        Assert.InRange(moved, (1 - Allowed) * formula, (1 + Allowed) * formula);
    }

    private static KernelConfig Config(int n, int heads) => new(new Index2D(Tiles(n), heads), new Index2D(Tile, 1));

    private static int Tiles(int rows) => (rows + Tile - 1) / Tile;
}
