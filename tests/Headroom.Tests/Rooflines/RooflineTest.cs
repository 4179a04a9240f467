using FsCheck;
using FsCheck.Fluent;
using Headroom.Hardware;
using Headroom.Rooflines;

namespace Headroom.Tests.Rooflines;

public sealed class RooflineTest
{
    private static readonly Roofline s_h100 = new(Devices.H100Sxm, Dtype.Bf16);

    [Fact]
    public void A_4096_cube_is_compute_bound_on_an_H100_with_a_floor_of_0_139_ms()
    {
        var gemm = Workload.Gemm(4096, 4096, 4096, Dtype.Bf16);
        Assert.Equal(1.374e11, gemm.Flops, 5e7);
        Assert.Equal(1.007e8, gemm.Bytes, 5e4);
        Assert.Equal(1365, gemm.Intensity, 0.5);
        Assert.Equal(Bound.Compute, s_h100.BoundOf(gemm));
        Assert.Equal(0.139e-3, s_h100.TimeFloor(gemm), 0.5e-6);
    }

    [Fact]
    public void A_4096_GEMV_is_memory_bound_with_a_floor_of_10_us()
    {
        var gemv = Workload.Gemv(4096, 4096, Dtype.Bf16);
        Assert.Equal(1, gemv.Intensity, 0.001);
        Assert.Equal(Bound.Memory, s_h100.BoundOf(gemv));
        Assert.Equal(10.0e-6, s_h100.TimeFloor(gemv), 0.05e-6);
    }

    [Fact]
    public void At_the_ridge_both_ceilings_meet()
    {
        Assert.Equal(295.3, s_h100.Ridge, 0.05);
        Assert.Equal(989.4e12, s_h100.Attainable(s_h100.Ridge), 1e3);
        Assert.Equal(Bound.Compute, s_h100.BoundOf(new Workload(s_h100.Peak.FlopsPerSecond, s_h100.Bandwidth)));
        Assert.Equal(989.4e12, s_h100.Attainable(double.PositiveInfinity));
        Assert.Equal(0, s_h100.Attainable(0));
    }

    [Fact]
    public void Attainable_is_the_lower_ceiling_and_never_falls() => Check.QuickThrowOnFailure(
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (flops, bytes) =>
        {
            var workload = new Workload(flops.Get, bytes.Get);
            var attainable = s_h100.Attainable(workload);
            var timed = workload.Flops / s_h100.TimeFloor(workload);
            return attainable <= s_h100.Peak.FlopsPerSecond
                && attainable <= workload.Intensity * s_h100.Bandwidth * (1 + 1e-12)
                && Math.Abs(timed / attainable - 1) < 1e-12
                && s_h100.Attainable(workload.Intensity * 1.5) >= attainable;
        }));

    [Fact]
    public void In_turns_is_at_least_the_floor_and_at_most_twice_it() => Check.QuickThrowOnFailure(
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (flops, bytes) =>
        {
            var ratio = s_h100.TimeInTurns(new(flops.Get, bytes.Get)) / s_h100.TimeFloor(new(flops.Get, bytes.Get));
            return ratio is >= 1 and <= 2 + 1e-12;
        }));

    [Fact]
    public void In_turns_is_twice_the_floor_at_the_ridge()
    {
        var atRidge = new Workload(s_h100.Peak.FlopsPerSecond, s_h100.Bandwidth);
        Assert.Equal(2 * s_h100.TimeFloor(atRidge), s_h100.TimeInTurns(atRidge), 1e-12);
    }

    [Fact]
    public void Bytes_per_weight_times_half_the_ridge_is_the_batch_that_is_bound_by_arithmetic()
    {
        Assert.Equal(295, s_h100.CriticalBatch(Dtype.Bf16), 0.5);
        Assert.Equal(148, s_h100.CriticalBatch(Dtype.Int8), 0.5); // int8 weights, products in bf16
        Assert.Equal(295, new Roofline(Devices.H100Sxm, Dtype.Fp8).CriticalBatch(Dtype.Fp8), 0.5);
        Assert.Equal(295, new Roofline(Devices.H100Sxm, Dtype.Int8).CriticalBatch(Dtype.Int8), 0.5);
        // The full count turns there too, once the rows of the batch are few against those of the weights.
        foreach (var weights in new[] { Dtype.Bf16, Dtype.Int8 })
        {
            const double Side = 1e7;
            var batch = s_h100.CriticalBatch(weights);
            var intensity = 2 * batch * Side * Side / (Side * Side * weights.Bytes + 2 * batch * Side * Dtype.Bf16.Bytes);
            Assert.Equal(s_h100.Ridge, intensity, 0.05);
        }
    }

    [Fact]
    public void A_negative_intensity_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => s_h100.Attainable(-1));

    [Fact]
    public void A_dtype_without_peak_is_refused_with_what_there_is() =>
        Assert.Contains("It has: FP32", Assert.Throws<KeyNotFoundException>(() => new Roofline(Devices.A100Sxm, Dtype.Fp8)).Message);

    [Fact]
    public void Prints_ceilings_and_ridge() =>
        Assert.Equal("H100 SXM: 989.4 TFLOP/s dense BF16, FP32 accumulate; 3.35 TB/s; ridge 295.3 FLOP/B", s_h100.ToString());
}
