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

    /// <summary>Threads of a group along X, Y and Z.</summary>
    public required Index3D GroupDim { get; init; }

    /// <summary>
    /// What the kernel printed with <c>Interop.WriteLine</c>: the first 20 lines, by group, then by thread. Nothing where the context
    /// allows no output.
    /// </summary>
    public IReadOnlyList<string> Printed { get; init; } = [];

    /// <summary>How many lines it printed.</summary>
    public long PrintedLines { get; init; }

    /// <summary>How many workers' groups it adds up: 1 where groups had to run one after the other.</summary>
    internal int Workers { get; init; } = 1;
}
