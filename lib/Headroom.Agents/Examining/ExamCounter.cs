using Headroom.Simulator.Metering;

namespace Headroom.Agents.Examining;

/// <summary>What an exam asks for a number of.</summary>
/// <param name="Noun">Completes "how many times as many ...".</param>
/// <param name="Said">Completes "how many ...".</param>
public sealed record ExamCounter(string Noun, string Said, Func<Counters, double> Of)
{
    public bool IsSectors => Noun == "sectors";

    public static IReadOnlyList<ExamCounter> All { get; } =
    [
        new("sectors", "sectors of 32 bytes cross between chip and memory", counts => counts.Global.BytesMoved / 32.0),
        new("barriers", "barriers are passed, counted once for each group and barrier", counts => counts.Barriers),
        new("atomic operations", "atomic operations are done by threads", counts => counts.Atomics.Operations),
        new("requests to shared memory", "requests do warps make to shared memory", counts => counts.Shared.Requests),
        new("requests to memory outside the chip", "requests do warps make to memory outside the chip",
            counts => counts.GlobalReads.Requests + counts.GlobalWrites.Requests),
    ];
}
