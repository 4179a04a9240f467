using System.Reflection;
using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;
using Headroom.Testing;
using GeneratedKernel = System.Action<ILGPU.ArrayView<int>, ILGPU.ArrayView<float>, ILGPU.ArrayView<int>, ILGPU.ArrayView<float>>;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>Random legal kernels compute the same bits in every mode and count the same however they are compiled and metered.</summary>
[Machine]
public sealed class GeneratedKernelTests : IDisposable
{
    private const int Kernels = 72;

    private static readonly Lazy<Type> s_debug = new(() => Compile(optimize: false));
    private static readonly Lazy<Type> s_release = new(() => Compile(optimize: true));

    private static readonly Lazy<Type> s_barrierless =
        new(() => Compile(optimize: true, text => text.Replace("Group.Barrier();", "", StringComparison.Ordinal)));

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Kernels)];

    [Theory, MemberData(nameof(Seeds))]
    public void Metered_and_fast_agree_and_nothing_races(int seed)
    {
        var kernel = Find(s_release.Value, seed);
        var (fast, _) = Run(kernel, seed, new() { Mode = ExecutionMode.Fast });
        var (metered, report) = Run(kernel, seed, new());
        Same(fast, metered, seed);
        Assert.Empty(report.Races);
        Assert.Empty(report.UnwrittenReads);
        Assert.Empty(report.MissingPeers);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Debug_and_release_code_compute_and_count_the_same(int seed)
    {
        var (release, releaseReport) = Run(Find(s_release.Value, seed), seed, new());
        var (debug, debugReport) = Run(Find(s_debug.Value, seed), seed, new());
        Same(release, debug, seed);
        CountComparison.SameTotals(releaseReport, debugReport);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Counts_depend_on_neither_the_event_buffer_nor_the_workers(int seed)
    {
        var kernel = Find(s_release.Value, seed);
        var expected = Run(kernel, seed, new() { EventsPerLane = 4096 }).Report;
        CountComparison.SameSites(expected, Run(kernel, seed, new() { EventsPerLane = 64 }).Report);
        CountComparison.SameSites(expected, Run(kernel, seed, new() { EventsPerLane = 257 }).Report);
        CountComparison.SameSites(expected, Run(kernel, seed, new() { EventsPerLane = 7, Workers = 2 }).Report);
    }

    /// <summary>Every kernel starts with an exchange between lanes, so none may pass for safe once its barriers are gone.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void Without_its_barriers_a_kernel_races(int seed)
    {
        var report = Run(Find(s_barrierless.Value, seed), seed, new()).Report;
        Assert.Contains(report.Races, race => race.IsShared);
    }

    /// <summary>Two groups of one to three warps; floats come back as bits.</summary>
    private (int[] Bits, LaunchReport Report) Run(Delegate kernel, int seed, LaunchOptions options)
    {
        var lanes = 32 * (1 + seed % 3);
        var random = new Random(seed);
        using var source = _bench.Buffer([.. Enumerable.Range(0, 2 * lanes).Select(_ => random.Next(200))]);
        using var weights = _bench.Buffer([.. Enumerable.Range(0, 2 * lanes).Select(_ => random.NextSingle() * 4 - 2)]);
        using var target = _bench.Buffer(new int[2 * lanes]);
        using var result = _bench.Buffer(new float[2 * lanes]);
        var report = _bench.Run(
            kernel, new KernelConfig(2, lanes), options, source.View.BaseView, weights.View.BaseView, target.View.BaseView,
            result.View.BaseView);
        Assert.Equal(options.Mode, report.Mode);
        return ([.. target.GetAsArray1D(), .. result.GetAsArray1D().Select(BitConverter.SingleToInt32Bits)], report);
    }

    private static void Same(int[] expected, int[] actual, int seed)
    {
        if (expected.AsSpan().SequenceEqual(actual)) return;
        var at = expected.AsSpan().CommonPrefixLength(actual);
        Assert.Fail($"element {at} is {actual[at]}, not {expected[at]}, in\n{KernelGenerator.Kernel(seed)}");
    }

    private static Type Compile(bool optimize, Func<string, string>? change = null)
    {
        var text = KernelGenerator.Write(Kernels);
        return KernelCompiler.Compile(change?.Invoke(text) ?? text, optimize).GetType("Generated")!;
    }

    private static GeneratedKernel Find(Type type, int seed) =>
        type.GetMethod($"Kernel{seed}", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<GeneratedKernel>();
}
