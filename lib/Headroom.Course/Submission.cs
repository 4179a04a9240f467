namespace Headroom.Course;

/// <summary>Which files stand for the learner's while notebooks run: theirs, or the worked solutions.</summary>
public static class Submission
{
    /// <summary>An environment variable, because cells run in a kernel that may be another process: <c>solutions</c>, or nothing.</summary>
    public const string Variable = "HEADROOM_SUBMISSIONS";

    private const string Solutions = "solutions";

    public static bool UsesSolutions => Environment.GetEnvironmentVariable(Variable) == Solutions;

    /// <summary>Decides it for this process until the result is disposed of; then it is as it was.</summary>
    public static IDisposable Use(bool solutions)
    {
        var before = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, solutions ? Solutions : null);
        return new Restored(before);
    }

    private sealed class Restored(string? before) : IDisposable
    {
        public void Dispose() => Environment.SetEnvironmentVariable(Variable, before);
    }
}
