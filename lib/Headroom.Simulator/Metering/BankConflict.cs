namespace Headroom.Simulator.Metering;

/// <summary>Where the conflicts of an access to shared memory come from.</summary>
/// <param name="Array">The line that allocates the array, if symbols are there; null for dynamic shared memory.</param>
/// <param name="Stride">Bytes from a lane to the next, the largest that was seen.</param>
public sealed record BankConflict(SourceLine? Array, long Stride);
