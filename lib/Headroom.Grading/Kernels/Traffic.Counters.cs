using ILGPU.Simulation;
using ILGPU.Simulation.Metering;

namespace Headroom.Grading.Kernels;

public sealed partial record Traffic
{
    static partial void Count(Action launch, ref bool ran, ref Traffic counted)
    {
        ran = true;
        using var recording = Recording.Start();
        launch();
        var counters = recording.Launches.Select(l => l.Counters).OfType<Counters>().ToList();
        if (counters.Count < recording.Launches.Count) return;
        counted = new(
            counters.Sum(c => c.Global.BytesMoved),
            PerRequest(counters, c => c.GlobalReads.Sectors, c => c.GlobalReads.Requests),
            PerRequest(counters, c => c.GlobalWrites.Sectors, c => c.GlobalWrites.Requests),
            PerRequest(counters, c => c.Shared.Wavefronts, c => c.Shared.Requests),
            counters.Sum(c => c.Operations.Flops),
            counters.Sum(c => c.Barriers));
    }

    private static double PerRequest(List<Counters> counters, Func<Counters, long> cost, Func<Counters, long> requests) =>
        counters.Sum(requests) is > 0 and var all ? (double)counters.Sum(cost) / all : 0;
}
