namespace Headroom.Cli.Protocol;

/// <summary><c>reset ID --json</c>: what became of each file of an exercise.</summary>
internal sealed record ResetAnswer(string Exercise, IReadOnlyList<ResetFile> Files);

/// <param name="File">The learner's, relative to the course's folder.</param>
/// <param name="Reset">False where it was as at the start, so that nothing was written.</param>
/// <param name="Kept">Where what stood in it is kept; null where nothing did.</param>
internal sealed record ResetFile(string File, bool Reset, string? Kept);
