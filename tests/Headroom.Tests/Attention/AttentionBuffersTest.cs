using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Attention;

public sealed class AttentionBuffersTest : IDisposable
{
    private readonly Context _context = Context.Create(builder => builder.Simulator());
    private readonly Accelerator _device;

    public AttentionBuffersTest() => _device = _context.CreateSimulator();

    [Fact]
    public void Shapes_follow_the_heads()
    {
        using var x = new AttentionBuffers(_device, heads: 8, queries: 3, keys: 20, headDim: 32, kvHeads: 2);
        Assert.Equal(new Index2D(24, 32), x.Q.IntExtent);
        Assert.Equal(new Index2D(40, 32), x.K.IntExtent);
        Assert.Equal(new Index2D(40, 32), x.V.IntExtent);
        Assert.Equal(new Index2D(24, 32), x.O.IntExtent);
        Assert.Equal(new Index2D(24, 20), x.S.IntExtent);
        Assert.Equal((24, 8), (x.Lse.Length, x.Lengths.Length));
        Assert.Equal(3 * 32, x.Exact().Length);
    }

    [Fact]
    public void The_same_shape_holds_the_same_values()
    {
        using var first = new AttentionBuffers(_device, 1, 4, 50, 32);
        using var second = new AttentionBuffers(_device, 1, 4, 50, 32);
        Assert.Equal(first.Exact(), second.Exact());
    }

    [Fact]
    public void Sums_that_are_kept_as_they_are_agree_with_float64()
    {
        using var x = new AttentionBuffers(_device, 1, 4, 50, 32);
        Assert.InRange(ExactAttention.RelativeError(x.Rounded(sum => sum), x.Exact()), 1e-9, 2e-6);
        Assert.InRange(ExactAttention.RelativeError(x.Rounded(sum => (float)(System.Half)sum), x.Exact()), 1e-4, 1);
    }

    [Fact]
    public void Heads_that_cannot_be_shared_evenly_are_refused() =>
        Assert.Contains(
            "kvHeads must divide heads", Assert.Throws<ArgumentException>(() => new AttentionBuffers(_device, 8, 1, 1, 32, 3)).Message,
            StringComparison.Ordinal);

    public void Dispose()
    {
        _device.Dispose();
        _context.Dispose();
    }
}
