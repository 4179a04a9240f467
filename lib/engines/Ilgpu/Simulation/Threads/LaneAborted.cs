namespace ILGPU.Simulation.Threads;

/// <summary>Unwinds a waiting lane after another one failed; its stack trace tells where the lane was waiting.</summary>
internal sealed class LaneAborted : Exception;
