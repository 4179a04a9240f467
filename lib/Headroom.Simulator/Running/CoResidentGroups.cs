namespace Headroom.Simulator.Running;

/// <summary>Asks for groups that are on the device at the same time.</summary>
/// <example><code>
/// using var recording = Recording.Start(new() { CoResident = new() { Seed = 7 } });
/// </code></example>
public sealed record CoResidentGroups
{
    /// <summary>Decides in which order groups take turns; the same number, the same order.</summary>
    public int Seed { get; init; }

    /// <summary>What the device has for them: one multiprocessor of an H100 unless it is said otherwise.</summary>
    public Residency Device { get; init; } = Residency.OneMultiprocessor;
}
