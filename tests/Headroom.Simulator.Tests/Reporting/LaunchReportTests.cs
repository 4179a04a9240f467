using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Headroom.Simulator;
using Headroom.Simulator.Reporting;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Reporting;

public sealed partial class LaunchReportTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    private LaunchReport Tiled()
    {
        using var left = _bench.Accelerator.Allocate2DDenseY(MatMul.Random(64, 1));
        using var right = _bench.Accelerator.Allocate2DDenseY(MatMul.Random(64, 2));
        using var product = _bench.Accelerator.Allocate2DDenseY<float>(new LongIndex2D(64, 64));
        return _bench.Run(
            MatMul.Tiled, new KernelConfig(new Index2D(4, 4), new Index2D(16, 16)), null, left.View, right.View, product.View);
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
    public void As_text_of_a_tiled_product() => Snapshot.Match(Masked(Tiled().ToText()));

    [Fact]
    public void As_text_of_a_race() => Snapshot.Match(Masked(Racy().ToText()));

    [Fact]
    public void As_json_of_a_race() => Snapshot.Match(Masked(Racy().ToJson()));

    [Fact]
    public void A_launch_without_counts_says_why()
    {
        Assert.Contains("not metered: the launch ran in fast mode", Racy(ExecutionMode.Fast).ToText(), StringComparison.Ordinal);
        Assert.Equal(
            JsonValueKind.Null, JsonDocument.Parse(Racy(ExecutionMode.Fast).ToJson()).RootElement.GetProperty("counters").ValueKind);
    }
}
