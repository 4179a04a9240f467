namespace Headroom.Cli.Protocol;

/// <summary><c>vscode status --json</c>: the extension's file, and the editors that are found.</summary>
/// <param name="Version">That this course's sources make.</param>
/// <param name="File">Where the extension's file is, relative to the course; left out where it is not built.</param>
/// <param name="Editors">Found on PATH; empty where there are none.</param>
internal sealed record EditorsAnswer(string Version, string? File, IReadOnlyList<EditorAnswer> Editors);

/// <param name="Command">What starts it: <c>code</c>.</param>
/// <param name="Path">Where that is.</param>
/// <param name="Installed">Version of the extension that it has; left out where it has none.</param>
internal sealed record EditorAnswer(string Command, string Path, string? Installed);
