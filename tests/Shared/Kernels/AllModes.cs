using System.Reflection;
using Headroom.Simulator;
using Headroom.Simulator.Memory;
using Headroom.Simulator.Reading;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Testing;

/// <summary>
/// Runs each launch twice on the same memory, metered and fast, and compares every byte of every buffer afterwards.
/// </summary>
internal sealed unsafe class AllModes : ILaunch, IDisposable
{
    private readonly ILaunch? _outer = Launches.Instead;
    private readonly HashSet<MethodInfo> _kernels = [];
    private readonly List<string> _differences = [];

    public AllModes() => Launches.Instead = this;

    /// <summary>What has run in both modes.</summary>
    public IReadOnlyCollection<MethodInfo> Kernels => _kernels;

    /// <summary>A sentence for each launch and mode that left other bytes than the metered launch.</summary>
    public IReadOnlyList<string> Differences => _differences;

    public LaunchReport Run(
        Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options)
    {
        // In another order of lanes a kernel with a race may differ as it likes.
        if (options.LaneOrderSeed is not null) return new RewrittenLaunch().Run(accelerator, kernel, config, args, options);
        // Groups that wait for each other have one mode.
        if (options.CoResident is not null)
        {
            _kernels.Add(kernel.Method);
            return new RewrittenLaunch().Run(accelerator, kernel, config, args, options);
        }
        var before = Contents(accelerator);
        var reports = new Dictionary<ExecutionMode, LaunchReport>();
        var expected = Launch(ExecutionMode.Metered, args);
        foreach (var mode in (ReadOnlySpan<ExecutionMode>)[ExecutionMode.Fast])
        {
            foreach (var (allocation, bytes) in before) bytes.CopyTo(Bytes(allocation));
            Compare(kernel, config, mode, expected, Launch(mode, args));
        }
        _kernels.Add(kernel.Method);
        return reports[options.Mode];

        Dictionary<Allocation, byte[]> Launch(ExecutionMode mode, ReadOnlySpan<object?> args)
        {
            var report = reports[mode] = new RewrittenLaunch().Run(accelerator, kernel, config, args, options with { Mode = mode });
            return Contents(accelerator);
        }
    }

    public void Dispose() => Launches.Instead = _outer;

    private void Compare(
        KernelSource kernel, KernelConfig config, ExecutionMode mode, Dictionary<Allocation, byte[]> expected,
        Dictionary<Allocation, byte[]> actual)
    {
        foreach (var (allocation, bytes) in expected)
        {
            var at = bytes.AsSpan().CommonPrefixLength(actual[allocation]);
            if (at == bytes.Length) continue;
            _differences.Add(
                $"{kernel.Name} over {config.GridDim} groups of {config.GroupDim} leaves other bytes in {mode} mode than metered, first "
                + $"in element {at / allocation.ElementSize} of {allocation.Name}");
        }
    }

    private static Dictionary<Allocation, byte[]> Contents(Accelerator accelerator) =>
        ((SimulatedAccelerator)accelerator).Arena.Allocations.Where(a => a.Kind == AllocationKind.Device)
            .ToDictionary(a => a, a => Bytes(a).ToArray());

    private static Span<byte> Bytes(Allocation allocation) => new((void*)allocation.Address, checked((int)allocation.Bytes));
}
