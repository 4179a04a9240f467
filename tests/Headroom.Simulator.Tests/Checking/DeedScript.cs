using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>
/// What a launch did that must not depend on workers: its report, the bytes it left, what counts as written, or the fault that ended it.
/// </summary>
internal sealed record Outcome(string Report, string Findings, string Bytes, string Written, string? Fault, int Workers)
{
    /// <summary>All but the number of workers.</summary>
    public Outcome Told => this with { Workers = 0 };

    /// <param name="buffers">Those whose bytes count.</param>
    /// <param name="launch">The launch.</param>
    public static Outcome Of(MemoryBuffer[] buffers, Func<LaunchReport> launch)
    {
        LaunchReport? report = null;
        string? fault = null;
        try
        {
            report = launch();
        }
        catch (KernelFault caught)
        {
            fault = $"{caught.Kind} {caught.Message}";
        }
        var findings = report is null
            ? ""
            : string.Join('\n', report.Races.Select(r => $"{r.First} {r.FirstLane} {r.Second} {r.SecondLane} {r.Element} {r.Count}")
            .Concat(report.UnwrittenReads.Select(u => u.ToString())).Concat(report.MissingPeers.Select(m => m.ToString())));
        return new(report?.ToJson()
            ?? "", findings, string.Concat(buffers.Select(Contents)), string.Concat(buffers.Select(Bits)), fault, report?.Workers ?? 0);
    }

    private static unsafe string Contents(MemoryBuffer buffer) =>
        Convert.ToHexString(new ReadOnlySpan<byte>((void*)buffer.NativePtr, (int)buffer.LengthInBytes));

    private static string Bits(MemoryBuffer buffer)
    {
        var arena = ((SimulatedAccelerator)buffer.Accelerator).Arena;
        return string.Concat(
            Enumerable.Range(0, (int)buffer.LengthInBytes).Select(i => arena.IsWritten(buffer.NativePtr + i, 1) ? '1' : '0'));
    }
}

/// <summary>A script for <see cref="Deeds.Play"/> and the grid it runs over.</summary>
internal sealed record DeedScript((Deed Deed, Spot Spot, Who Who)[] Steps, int Groups, int Lanes)
{
    public Outcome Run(Bench bench, LaunchOptions options)
    {
        var threads = Groups * Lanes;
        using var steps =
            bench.Buffer(
            [.. Steps.Append((Deed.Barrier, Spot.Own, Who.All)).SelectMany(s => (int[])[(int)s.Item1, (int)s.Item2, (int)s.Item3])]);
        using var cells = bench.Buffer([.. Enumerable.Range(0, threads).Select(i => i % 17)]);
        using var floats = bench.Buffer([.. Enumerable.Range(0, threads).Select(i => i * 0.37f)]);
        using var fresh = bench.Accelerator.Allocate1D<int>(threads);
        using var bytes = bench.Buffer([.. Enumerable.Range(0, threads).Select(i => (byte)i)]);
        using var sums = bench.Accelerator.Allocate1D<int>(threads);
        return Outcome.Of([cells, floats, fresh, bytes, sums], () => bench.Run(
            Deeds.Play, new(Groups, Lanes), options, steps.View.BaseView, cells.View.BaseView, floats.View.BaseView, fresh.View.BaseView,
                bytes.View.BaseView, sums.View.BaseView));
    }

    public override string ToString() => $"{Groups} groups of {Lanes}: {string.Join(", ", Steps)}";
}
