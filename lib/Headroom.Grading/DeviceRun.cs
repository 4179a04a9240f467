using System.Text.Json.Serialization;

namespace Headroom.Grading;

/// <summary>What came of the same cases on a real device, beside the counts of the simulated one.</summary>
public sealed record DeviceRun
{
    /// <summary>As it was asked for: cuda, opencl or cpu.</summary>
    public required string Device { get; init; }

    /// <summary>The device's own name; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Why nothing could be run there; null where something was.</summary>
    public string? CannotRun { get; init; }

    /// <summary>Whether every case that ran there is right.</summary>
    public bool IsRight { get; init; }

    /// <summary>One line: which cases are right there, which is wrong.</summary>
    public string Headline { get; init; } = "";

    /// <summary>The first wrong numbers, at most five.</summary>
    public IReadOnlyList<Mismatch> Mismatches { get; init; } = [];

    /// <summary>One likely cause, where the run itself tells.</summary>
    public string? Likely { get; init; }

    /// <summary>Cases that would take too long there.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The time of the largest case; null where it was not timed.</summary>
    public DeviceTime? Time { get; init; }

    /// <summary>A device whose cases are wrong, or that is not to be had.</summary>
    internal static DeviceRun None(string device, string why) => new() { Device = device, CannotRun = why };
}

/// <summary>How long the launches of a case took on a device.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Seconds">The median of several runs, from the first launch's start to the last one's end.</param>
/// <param name="Launches">How many launches that is.</param>
/// <param name="Bytes">Bytes between chip and memory, as counted on the simulated GPU.</param>
/// <param name="Flops">FLOPs, as counted there.</param>
/// <param name="CopySeconds">A copy of as many bytes on the device, timed in the same way.</param>
/// <param name="FlopsPerSecond">What a kernel of independent multiply-adds reaches on the device.</param>
public sealed record DeviceTime(
    string Case, double Seconds, int Launches, double Bytes, double Flops, double CopySeconds, double FlopsPerSecond)
{
    /// <summary>Whether copying the bytes takes longer than the arithmetic would at full rate.</summary>
    [JsonIgnore]
    public bool IsMemoryBound => CopySeconds >= Flops / FlopsPerSecond;

    /// <summary>The part of its ceiling that the case reaches: the slower of the copy and the arithmetic, over the time it took.</summary>
    public double Share => Math.Max(CopySeconds, Flops / FlopsPerSecond) / Seconds;
}
