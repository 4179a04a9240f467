using Headroom.Hardware;

namespace Headroom.Training.Running;

/// <summary>How fast a run goes: tokens a second, the time left, and the share of this machine's measured peak.</summary>
/// <param name="flopsPerToken">Of a step.</param>
/// <param name="threads">That share it.</param>
/// <param name="machine">Its peak.</param>
internal sealed class Pace(double flopsPerToken, int threads, Calibration machine)
{
    private double _tokens, _seconds;

    /// <summary>A step, without what was measured or written around it.</summary>
    public void Add(long tokens, double seconds) => (_tokens, _seconds) = (_tokens + tokens, _seconds + seconds);

    /// <summary>Tokens a second since the last call.</summary>
    public double Lap()
    {
        var rate = _tokens / Math.Max(1e-9, _seconds);
        (_tokens, _seconds) = (0, 0);
        return rate;
    }

    /// <summary>Model FLOPs as a share of what FP32 multiply-adds on registers reach on as many cores; BF16 may pass 1.</summary>
    public double Utilization(double tokensPerSecond) =>
        tokensPerSecond * flopsPerToken
        / (threads >= machine.Cores ? machine.Fp32AllCores : Math.Min(machine.Fp32AllCores, machine.Fp32OneCore * threads));

    /// <summary>As a person says it: 1 h 52 min, 7 min 5 s, 9 s.</summary>
    public static string Time(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, 1e7)) switch
    {
        { TotalHours: >= 1 } long_ => $"{(int)long_.TotalHours} h {long_.Minutes} min",
        { TotalMinutes: >= 1 } middle => $"{middle.Minutes} min {middle.Seconds} s",
        var brief => $"{brief.Seconds} s",
    };
}
