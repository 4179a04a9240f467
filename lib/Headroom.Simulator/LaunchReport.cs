namespace Headroom.Simulator;

/// <summary>What one launch did.</summary>
public sealed partial record LaunchReport
{
    /// <summary>The kernel method's name.</summary>
    public required string Kernel { get; init; }

    /// <summary>The mode that ran.</summary>
    public required ExecutionMode Mode { get; init; }

    /// <summary>Groups along X, Y and Z.</summary>
    public required Index3D GridDim { get; init; }

    /// <summary>Lanes of a group along X, Y and Z.</summary>
    public required Index3D GroupDim { get; init; }

    /// <summary>How many workers' groups it adds up: 1 where groups had to run one after the other.</summary>
    internal int Workers { get; init; } = 1;
}
