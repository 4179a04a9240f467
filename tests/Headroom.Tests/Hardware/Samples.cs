using Headroom.Hardware;

namespace Headroom.Tests.Hardware;

internal static class Samples
{
    /// <summary>A calibration of this machine by name, with round figures.</summary>
    public static Calibration Calibration(double steadiness = 0.95)
    {
        var keys = s_measured.Value;
        return keys with
        {
            TriadAllCores = 9e9,
            StreamingTriadAllCores = 10e9,
            TriadOneCore = 7e9,
            StreamingTriadOneCore = 8e9,
            Fp32AllCores = 300e9,
            Fp32OneCore = 150e9,
            Fp64AllCores = 150e9,
            Fp64OneCore = 75e9,
            ReadsAllCores = new([new(1 << 20, 40e9), new(1 << 26, 12e9)]),
            ReadsOneCore = new([new(1 << 20, 20e9), new(1 << 26, 8e9)]),
            Steadiness = steadiness,
            Runs = 1,
            Seconds = 3,
        };
    }

    private static readonly Lazy<Calibration> s_measured = new(() => Headroom.Hardware.Calibration.Measure(
        new CalibrationOptions { ArrayBytes = 3 << 20, Slice = TimeSpan.FromMilliseconds(1) }));
}
