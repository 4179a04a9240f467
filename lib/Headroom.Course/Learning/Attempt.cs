namespace Headroom.Course.Learning;

/// <summary>What one check of a file in which something was written adds to what is remembered.</summary>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Points">The points it is worth; 0 where it did not pass.</param>
/// <param name="Choices">Names of the files that passed, where an exercise has several; else empty.</param>
public sealed record Attempt(bool Passed, int Points, IReadOnlyList<string> Choices);
