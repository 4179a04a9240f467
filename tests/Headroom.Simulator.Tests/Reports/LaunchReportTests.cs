using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Headroom.Simulator;
using Headroom.Simulator.Reporting;
using ILGPU.Runtime;
using ILGPU.Tests.Kernels;

namespace ILGPU.Tests.Reports;

public sealed partial class LaunchReportTests : IDisposable
{
    private static readonly DeviceSheet H100 = new("H100", 66.9e12, 3.35e12);

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    private LaunchReport Tiled()
    {
        using var left = _bench.Accelerator.Allocate2DDenseY(MatMul.Random(64, 1));
        using var right = _bench.Accelerator.Allocate2DDenseY(MatMul.Random(64, 2));
        using var product = _bench.Accelerator.Allocate2DDenseY<float>(new LongIndex2D(64, 64));
        return _bench.Run(MatMul.Tiled, new KernelConfig(new Index2D(4, 4), new Index2D(16, 16)), null, left.View, right.View, product.View);
    }

    private LaunchReport Racy(ExecutionMode mode = ExecutionMode.Metered)
    {
        using var target = _bench.Buffer(new int[64]);
        return _bench.Run(Mistakes.LuckyNeighbour, new(1, 64), new() { Mode = mode }, target.View.BaseView);
    }

    // Line numbers of the kernels may move; what is reported for each may not.
    [GeneratedRegex(@"\.cs:\d+")]
    private static partial Regex LineNumber();

    private static string Masked(string text) => LineNumber().Replace(text, ".cs:NN");

    [Fact]
    public void As_text_of_a_tiled_product() => Snapshot.Match(Masked(Tiled().ToText(H100)));

    [Fact]
    public void As_text_of_a_race() => Snapshot.Match(Masked(Racy().ToText()));

    [Fact]
    public void As_json_of_a_race() => Snapshot.Match(Masked(Racy().ToJson()));

    [Fact]
    public void As_html_of_a_tiled_product()
    {
        var html = Tiled().ToHtml(H100);
        Assert.Equal("div", XDocument.Parse(html.Replace("&nbsp;", " ", StringComparison.Ordinal)).Root!.Name.LocalName);
        Snapshot.Match(Masked(html.Replace("><", ">\n<", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_launch_without_counts_says_why()
    {
        Assert.Contains("not metered: the launch ran in fast mode", Racy(ExecutionMode.Fast).ToText(), StringComparison.Ordinal);
        var fallback = Racy(ExecutionMode.Fast) with { Mode = ExecutionMode.Threads, FallbackReason = "Sort calls itself (Sort.cs:14)" };
        Assert.Contains("not metered: Sort calls itself (Sort.cs:14)", fallback.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(fallback.ToJson()).RootElement.GetProperty("counters").ValueKind);
    }

    [Fact]
    public void The_floor_is_the_longer_of_bytes_and_flops()
    {
        var counters = Tiled().Counters!;
        // 64^3 tiled: 2 x 64^3 FLOP; 16 groups x 8 warps x (4 tiles x 2 + 1) requests x 4 sectors x 32 bytes.
        Assert.Equal((2 * 64 * 64 * 64, 16 * 8 * 9 * 4 * 32), (counters.Operations.Flops, counters.Global.BytesMoved));
        Assert.Equal(new RooflineFloor(counters.Global.BytesMoved / 3.35e12, true), RooflineFloor.Of(counters, H100));
        Assert.Equal(new RooflineFloor(counters.Operations.Flops / 1e9, false), RooflineFloor.Of(counters, new("slow", 1e9, 1e12)));
    }
}
