namespace Headroom.Cli.Screens;

/// <summary>The command cannot do what was asked; the message says what and how to mend it. Exit code 3.</summary>
internal sealed class UsageException(string message) : Exception(message);
