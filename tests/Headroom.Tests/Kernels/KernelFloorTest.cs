using Headroom.Hardware;
using Headroom.Rooflines;

namespace Headroom.Kernels;

public sealed class KernelFloorTest
{
    [Theory]
    // 147,456 bytes at 3.35 TB/s take 44.0 ns; 524,288 FLOP at 66.9 TFLOP/s 7.8 ns.
    [InlineData(66.9e12, 3.35e12, "44.0 ns", "memory-bound: the ridge is at 19.97 FLOP per byte")]
    // 524,288 FLOP at 1 GFLOP/s take 524 us.
    [InlineData(1e9, 1e12, "524 us", "compute-bound: the ridge is at 0.00 FLOP per byte")]
    public void The_floor_is_the_longer_of_bytes_and_flops(double flops, double bandwidth, string figure, string meaning)
    {
        var counters = TiledProduct.Launch().Counters!;
        // 2 x 64^3 FLOP; 16 groups x 8 warps x (4 tiles x 2 + 1) requests x 4 sectors x 32 bytes.
        Assert.Equal((2 * 64 * 64 * 64, 16 * 8 * 9 * 4 * 32), (counters.Operations.Flops, counters.Global.BytesMoved));

        var row = KernelFloor.Row(counters, Roof(flops, bandwidth));

        Assert.Equal(("floor on test", figure, meaning), (row.Name, row.Figure, row.Meaning));
    }

    private static Roofline Roof(double flops, double bandwidth) => new(
        "test", new Peak(Dtype.Fp32, Dtype.Fp32, new(flops, "FLOP/s", "a test", Confidence.Measured)),
        new(bandwidth, "B/s", "a test", Confidence.Measured));
}
