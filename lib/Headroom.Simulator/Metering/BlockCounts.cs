namespace Headroom.Simulator.Metering;

/// <summary>How often a basic block ran.</summary>
internal struct BlockCounts
{
    /// <summary>Summed over lanes.</summary>
    public long Runs;

    /// <summary>By warps: between two barriers, as often as the lane that ran it most.</summary>
    public long Issues;
}
