using Headroom.Launching;

namespace Headroom.Tests.Launching;

public sealed class TimelinesTest
{
    [Fact]
    public void Both_have_16_layers_of_7_kernels_one_after_another()
    {
        foreach (var spans in new[] { Timelines.Queued, Timelines.WaitedFor })
        {
            Assert.Equal(112, spans.Count);
            Assert.All(spans, span => Assert.True(span.Length > 0));
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }
        Assert.Contains("2026", Timelines.Source);
    }

    [Fact]
    public void A_measured_run_has_a_span_for_each_kernel_in_order()
    {
        foreach (var waits in new[] { true, false })
        {
            var spans = Dispatch.Measure(layers: 2, waits, runs: 3);
            Assert.Equal(14, spans.Count);
            Assert.Equal(0, spans[0].Start);
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }
    }
}
