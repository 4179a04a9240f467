namespace Headroom.Cli.Screens;

/// <summary>The command's exit codes. 0, 1, 2 and 4 are <see cref="Grading.Outcome"/>'s.</summary>
internal static class Exit
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int NotAttempted = 2;

    /// <summary>Wrong usage, or a course or machine that is not set up.</summary>
    public const int Usage = 3;
    public const int TooNoisy = 4;

    /// <summary>What was asked for cannot run on this machine; the reason is printed.</summary>
    public const int CannotRun = Grading.OutcomeExit.CannotRun;

    /// <summary>The sources are newer than this build. The launcher builds and runs the command again.</summary>
    public const int Stale = 111;

    /// <summary>Ended by Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
