using Headroom.Measurement;
using Headroom.Simulator;
using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

/// <summary>
/// What launches asked of the device's memory, for notebooks. Only the simulated GPU counts: on another device every count is NaN.
/// </summary>
/// <param name="BytesMoved">Bytes between chip and memory, in whole sectors of 32.</param>
/// <param name="SectorsPerRead">Sectors per read by a warp: 4 for 32 neighbouring floats.</param>
/// <param name="SectorsPerWrite">Sectors per write by a warp.</param>
/// <param name="WavefrontsPerRequest">Passes through the banks of shared memory per access by a warp: 1 without conflicts.</param>
/// <param name="Flops">Floating-point operations; a multiply-add is two.</param>
/// <param name="Barriers">Barriers, once per group that passed one.</param>
public sealed record Traffic(
    double BytesMoved, double SectorsPerRead, double SectorsPerWrite, double WavefrontsPerRequest, double Flops, double Barriers)
{
    private static readonly Traffic s_uncounted = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>
    /// Bytes of local arrays, in whole sectors, that would move as well if nothing of them stayed in registers; no part of
    /// <see cref="BytesMoved"/>.
    /// </summary>
    public double LocalBytes { get; init; } = double.NaN;

    /// <summary>Atomic operations, one per thread that asked.</summary>
    public double Atomics { get; init; } = double.NaN;

    /// <summary>
    /// Turns that atomics took at their addresses, warp by warp: 32 where a warp's lanes all ask for one, 1 where each asks for its own.
    /// </summary>
    public double AtomicTurns { get; init; } = double.NaN;

    /// <summary>FLOPs per byte moved.</summary>
    public double Intensity => Flops / BytesMoved;

    /// <summary>Runs <paramref name="launch"/> and counts the launches in it.</summary>
    public static Traffic Of(Action launch)
    {
        ArgumentNullException.ThrowIfNull(launch);
        using var activity = Activity.Begin("running kernels and counting what they move");
        using var recording = Recording.Start();
        launch();
        var counters = recording.Launches.Select(l => l.Counters).OfType<Counters>().ToList();
        // Another device, or fast mode: nothing was counted.
        if (counters.Count == 0 || counters.Count < recording.Launches.Count) return s_uncounted;
        return new(
            counters.Sum(c => c.Global.BytesMoved),
            PerRequest(counters, c => c.GlobalReads.Sectors, c => c.GlobalReads.Requests),
            PerRequest(counters, c => c.GlobalWrites.Sectors, c => c.GlobalWrites.Requests),
            PerRequest(counters, c => c.Shared.Wavefronts, c => c.Shared.Requests),
            counters.Sum(c => c.Operations.Flops),
            counters.Sum(c => c.Barriers))
        {
            LocalBytes = counters.Sum(c => c.Local.BytesMoved),
            Atomics = counters.Sum(c => c.Atomics.Operations),
            AtomicTurns = counters.Sum(c => c.Atomics.Rounds),
        };
    }

    private static double PerRequest(List<Counters> counters, Func<Counters, long> cost, Func<Counters, long> requests) =>
        counters.Sum(requests) is > 0 and var all ? (double)counters.Sum(cost) / all : 0;
}
