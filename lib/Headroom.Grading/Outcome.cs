namespace Headroom.Grading;

/// <summary>How a check ended. The command's exit code is <see cref="OutcomeExit.ExitCode"/>.</summary>
public enum Outcome
{
    Passed,
    Failed,
    NotAttempted,
    /// <summary>Correct, but the machine was too busy for a verdict on speed. Not a failure.</summary>
    TooNoisy,
    /// <summary>What the grader needs is not to be had on this machine, and nothing is said of the file. Not a failure.</summary>
    CannotRun,
}

public static class OutcomeExit
{
    /// <summary>What was asked for cannot run on this machine; a device that is not there, whatever the outcome of the rest.</summary>
    public const int CannotRun = 5;

    /// <summary>
    /// 0 passed, 1 failed, 2 not attempted, 4 too noisy, 5 cannot run here. (3 is usage or configuration, which no outcome maps to.)
    /// </summary>
    public static int ExitCode(this Outcome outcome) => outcome switch
    {
        Outcome.Passed => 0,
        Outcome.NotAttempted => 2,
        Outcome.TooNoisy => 4,
        Outcome.CannotRun => CannotRun,
        _ => 1,
    };
}
