namespace Headroom.Diagnosing;

/// <summary>A row as the model saw it.</summary>
/// <param name="Inputs">Tokens, [T].</param>
/// <param name="Targets">What each position had to foresee, [T]; -1 where nothing: the end of a text, and padding after it.</param>
public sealed record Sample(IReadOnlyList<int> Inputs, IReadOnlyList<int> Targets);
