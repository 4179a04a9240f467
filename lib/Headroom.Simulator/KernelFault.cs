namespace Headroom.Simulator;

/// <summary>A kernel did what a GPU would crash, hang or go wrong on. The launch stops; context and buffers stay usable.</summary>
public sealed class KernelFault : Exception
{
    internal KernelFault(FaultKind kind, string kernel, string reason, SourceLine? line, LanePosition? lane, Exception? inner)
        : base(Text(kernel, reason, line, lane), inner)
    {
        (Kind, Kernel, Reason, Line, Lane) = (kind, kernel, reason, line, lane);
    }

    public FaultKind Kind { get; }

    /// <summary>The kernel's name.</summary>
    public string Kernel { get; }

    /// <summary>What happened, without the place.</summary>
    public string Reason { get; }

    /// <summary>Where in the source, if symbols are there.</summary>
    public SourceLine? Line { get; }

    /// <summary>The first thread that did it, if it was one.</summary>
    public LanePosition? Lane { get; }

    /// <summary>Groups along X, Y and Z.</summary>
    public Index3D GridDim { get; internal init; } = new(1, 1, 1);

    /// <summary>Threads of a group along X, Y and Z.</summary>
    public Index3D GroupDim { get; internal init; } = new(1, 1, 1);

    /// <summary>What groups wait for, where none can go on: one for each word that a group waits for.</summary>
    public IReadOnlyList<GroupWait> Waits { get; internal init; } = [];

    /// <summary>What the kernel had printed by then, where a recording collects it: the first 20 lines, by group, then by thread.</summary>
    public IReadOnlyList<string> Printed { get; internal init; } = [];

    /// <summary>How many lines it had printed.</summary>
    public long PrintedLines { get; internal init; }

    private static string Text(string kernel, string reason, SourceLine? line, LanePosition? lane) =>
        $"kernel {kernel}{(line is null ? "" : $" ({line})")}: {reason}{(lane is null ? "" : $"; {lane}")}";
}
