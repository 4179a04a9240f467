namespace Headroom.Agents.Sources;

/// <summary>A C# file of a repository.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
public sealed record SourceFile(string Path, string Text);
