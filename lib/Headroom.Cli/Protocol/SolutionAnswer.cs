namespace Headroom.Cli.Protocol;

/// <summary><c>solution ID --json</c>: the worked solution of each file.</summary>
internal sealed record SolutionAnswer(string Exercise, IReadOnlyList<SolvedFile> Files);

/// <param name="File">The learner's, relative to the course's folder.</param>
/// <param name="Solution">Where the solution stands.</param>
/// <param name="Text">The solution as it is shown, lines ended by \n.</param>
internal sealed record SolvedFile(string File, string Solution, string Text);
