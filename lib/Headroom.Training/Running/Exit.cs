namespace Headroom.Training.Running;

/// <summary>The program's exit codes: those of <c>./course</c>.</summary>
internal static class Exit
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 3;
    public const int CannotRun = 5;
    public const int Interrupted = 130;
}
