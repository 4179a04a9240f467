namespace Headroom.Delegation;

/// <summary>What is remembered of the calls so far.</summary>
/// <param name="Written">How many writes were carried out.</param>
/// <param name="IsTainted">Whether something private was read.</param>
/// <param name="Approved">Calls that a person approved, and that were not carried out yet.</param>
public sealed record Memory(int Written, bool IsTainted, Call[] Approved);
