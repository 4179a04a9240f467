using Headroom.Measurement;

namespace Headroom.Grading.Kernels;

/// <summary>What launches asked of the device's memory, for notebooks. Without the simulator nothing can be counted, and every count is NaN.</summary>
/// <param name="BytesMoved">Bytes between chip and memory, in whole sectors of 32.</param>
/// <param name="SectorsPerRead">Sectors per read by a warp: 4 for 32 neighbouring floats.</param>
/// <param name="SectorsPerWrite">Sectors per write by a warp.</param>
/// <param name="WavefrontsPerRequest">Passes through the banks of shared memory per access by a warp: 1 without conflicts.</param>
/// <param name="Flops">Floating-point operations; a multiply-add is two.</param>
/// <param name="Barriers">Barriers, once per group that passed one.</param>
public sealed partial record Traffic(double BytesMoved, double SectorsPerRead, double SectorsPerWrite, double WavefrontsPerRequest, double Flops, double Barriers)
{
    private static readonly Traffic Uncounted = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>FLOPs per byte moved.</summary>
    public double Intensity => Flops / BytesMoved;

    /// <summary>Runs <paramref name="launch"/> and counts the launches in it.</summary>
    public static Traffic Of(Action launch)
    {
        ArgumentNullException.ThrowIfNull(launch);
        using var activity = Activity.Begin("running kernels and counting what they move");
        var (ran, counted) = (false, Uncounted);
        Count(launch, ref ran, ref counted);
        if (!ran) launch();
        return counted;
    }

    static partial void Count(Action launch, ref bool ran, ref Traffic counted);
}
