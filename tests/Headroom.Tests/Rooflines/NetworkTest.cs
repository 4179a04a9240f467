using Headroom.Hardware;
using Headroom.Models;
using Headroom.Rooflines;
using Headroom.Sources;

namespace Headroom.Tests.Rooflines;

/// <summary>The network's roof: what crosses a link against what is computed meanwhile.</summary>
public sealed class NetworkTest
{
    private static readonly Network s_eight = Of(8);

    [Fact]
    public void A_ring_sends_almost_twice_the_array()
    {
        Assert.Equal(1, Of(2).AllReduceBytes(1));
        Assert.Equal(1.75, s_eight.AllReduceBytes(1));
        // The ring played out: p - 1 sends of a p-th to add, as many to spread the sums.
        for (var p = 2; p <= 64; p++) Assert.Equal((p - 1) * 100.0 / p + (p - 1) * 100.0 / p, Of(p).AllReduceBytes(100), 1e-9);
    }

    [Fact]
    public void Compute_and_link_take_the_same_time_at_the_rows_that_are_named()
    {
        foreach (var (batch, n) in new[] { (1, 4096), (64, 1000), (4096, 14336) })
        {
            var k = s_eight.SummedRows(2);
            var time = s_eight.Time(2.0 * batch * n * k / 8, bytes: 2.0 * batch * n);
            Assert.Equal(2, time.High / time.Low, 1e-9);
        }
    }

    [Fact]
    public void Compute_and_link_take_the_same_time_at_the_tokens_that_are_named()
    {
        foreach (var parameters in new[] { 1e9, 8.03e9 })
        {
            var time = s_eight.Time(6 * parameters * s_eight.TokensPerStep(2), bytes: 2 * parameters);
            Assert.Equal(2, time.High / time.Low, 1e-9);
        }
    }

    // What notebook 01 says of 8 H100 in one box.
    [Fact]
    public void Over_eight_H100_the_feed_forward_layers_of_an_8B_are_wide_enough_and_its_attention_is_not()
    {
        Assert.Equal(2199, s_eight.Ridge, 0.5);
        Assert.Equal(30_781, s_eight.SummedRows(2), 1.0);
        Assert.True(3 * 14_336 > s_eight.SummedRows(2)); // three matrices for one all-reduce
        Assert.True(2.5 * 4_096 < s_eight.SummedRows(2));
        Assert.Equal(1283, s_eight.TokensPerStep(2), 1.0);
    }

    private static Network Of(int devices) =>
        new(devices, Published.Figure("NVLink of an H100, each way"), Devices.H100Sxm.Peak(Dtype.Bf16).FlopsPerSecond);
}
