using System.Diagnostics;
using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Kernels;

/// <summary>
/// How slow ILGPU's CPU device is on this machine now. It gives each thread of a group a thread of the system, so that what counts is
/// how many there are and how often they wait for each other, measured here with groups of 256.
/// </summary>
internal sealed class CpuDevicePace
{
    private const int Lanes = 256, Groups = 8, Waits = 32;

    // Other work on the machine comes and goes.
    private const double Caution = 2;

    private readonly double _secondsPerLane, _secondsPerWait;

    private CpuDevicePace(double secondsPerLane, double secondsPerWait) =>
        (_secondsPerLane, _secondsPerWait) = (secondsPerLane, secondsPerWait);

    /// <summary>Measures it, in about a tenth of a second.</summary>
    public static CpuDevicePace Of(Accelerator accelerator)
    {
        var wait = accelerator.LoadStreamKernel<int>(Wait);
        Seconds(0);
        var empty = Seconds(0);
        return new(empty / (Lanes * Groups), Math.Max(0, Seconds(Waits) - empty) / (Lanes * Groups * Waits));

        double Seconds(int waits)
        {
            var clock = Stopwatch.StartNew();
            wait((Groups, Lanes), waits);
            accelerator.Synchronize();
            return clock.Elapsed.TotalSeconds;
        }
    }

    /// <summary>Seconds for a case, rather too many.</summary>
    public double Seconds(CaseRecord record) => Caution * record.Calls.SelectMany(call => call).Sum(Seconds);

    private double Seconds(LaunchReport launch)
    {
        var waits = launch.Counters is { } counts ? counts.Barriers * launch.GroupDim.Size : 0;
        // More threads in a group also wait longer for each other.
        var crowd = Math.Max(1, launch.GroupDim.Size / (double)Lanes);
        return crowd * (_secondsPerLane * launch.GridDim.Size * launch.GroupDim.Size + _secondsPerWait * waits);
    }

    private static void Wait(int times)
    {
        for (var i = 0; i < times; i++) Group.Barrier();
    }
}
