namespace Headroom.Simulator.Running;

/// <summary>How a launch runs and what it checks.</summary>
internal sealed record LaunchTerms
{
    /// <summary>Whether it is counted and checked.</summary>
    public required bool IsMetered { get; init; }

    /// <summary>Null runs groups one after the other.</summary>
    public CoResidentGroups? CoResident { get; init; }

    /// <summary>Null runs lanes in ascending order.</summary>
    public required int? LaneOrderSeed { get; init; }

    /// <summary>What is looked for, metered: races, and reads of memory that nothing wrote.</summary>
    public required (bool Races, bool Unwritten) Checks { get; init; }

    /// <summary>Rounds of loops that a group may make.</summary>
    public required long Fuel { get; init; }

    /// <summary>Groups that run at a time; 0 takes as many as are worth it.</summary>
    public required int Workers { get; init; }

    /// <summary>Accesses a lane may record before its warp's are merged.</summary>
    public required int EventsPerLane { get; init; }

    /// <summary>Whether what the kernel prints is shown.</summary>
    public required bool Output { get; init; }

    /// <summary>Whether it goes into the outcome and not to the console.</summary>
    public required bool Collects { get; init; }
}
