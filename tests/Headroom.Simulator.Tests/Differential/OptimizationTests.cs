using System.Reflection;
using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;
using Headroom.Testing;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>A debug build and a release build of a kernel count the same, and neither depends on how the meter is set up.</summary>
[Machine]
public sealed class OptimizationTests : IDisposable
{
    private static readonly Lazy<IReadOnlyDictionary<string, Action<ArrayView<int>, ArrayView<int>>>> s_debug =
        new(() => Compile(optimize: false));
    private static readonly Lazy<IReadOnlyDictionary<string, Action<ArrayView<int>, ArrayView<int>>>> s_release =
        new(() => Compile(optimize: true));

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Kernels => [.. Features.All.Keys];

    [Theory, MemberData(nameof(Kernels))]
    public void Debug_and_release_code_compute_and_count_the_same(string kernel)
    {
        var (debug, debugReport) = Run(s_debug.Value[kernel], new());
        var (release, releaseReport) = Run(s_release.Value[kernel], new());
        Assert.Equal(release, debug);
        CountComparison.SameTotals(releaseReport, debugReport);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Counts_depend_on_neither_the_event_buffer_nor_the_workers(string kernel)
    {
        var expected = Run(Features.All[kernel], new() { EventsPerLane = 4096 }).Report;
        CountComparison.SameSites(expected, Run(Features.All[kernel], new() { EventsPerLane = 64 }).Report);
        CountComparison.SameSites(expected, Run(Features.All[kernel], new() { EventsPerLane = 257 }).Report);
        CountComparison.SameSites(expected, Run(Features.All[kernel], new() { Workers = 2 }).Report);
    }

    private (int[] Result, LaunchReport Report) Run(Delegate kernel, LaunchOptions options)
    {
        using var source = _bench.Buffer([.. Enumerable.Range(0, Features.Size).Select(i => i * 37 % 113)]);
        using var target = _bench.Buffer(new int[Features.Size]);
        var config = new KernelConfig(4, 64, SharedMemoryConfig.RequestDynamic<int>(64));
        var report = _bench.Run(kernel, config, options, source.View.BaseView, target.View.BaseView);
        Assert.Equal(ExecutionMode.Metered, report.Mode);
        return (target.GetAsArray1D(), report);
    }

    private static IReadOnlyDictionary<string, Action<ArrayView<int>, ArrayView<int>>> Compile(bool optimize)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Features.cs")!);
        var features = KernelCompiler.Compile(text.ReadToEnd(), optimize).GetType(typeof(Features).FullName!)!;
        return (IReadOnlyDictionary<string, Action<ArrayView<int>, ArrayView<int>>>)features.GetProperty(nameof(Features.All))!.GetValue(
            null)!;
    }
}
