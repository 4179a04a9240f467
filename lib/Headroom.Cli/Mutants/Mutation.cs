namespace Headroom.Cli.Mutants;

/// <summary>One entry of a page of mutants, as it is written there.</summary>
/// <param name="Name">Unique among the exercise's mutants: <c>SecondBarrierMissing</c>.</param>
/// <param name="Line">Line of the name in the page, from 1.</param>
/// <param name="Rejected">Words that the report of its rejection must hold.</param>
/// <param name="Why">What is wrong, where name and edit do not tell; null for most.</param>
/// <param name="Of">Name of the rewrite that is edited; null means the solution.</param>
/// <param name="Edits">At least one.</param>
internal sealed record Mutation(string Name, int Line, string Rejected, string? Why, string? Of, IReadOnlyList<Edit> Edits);
