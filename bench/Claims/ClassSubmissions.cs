using System.Diagnostics;

namespace Headroom.Bench.Claims;

/// <summary>How fast a class is graded: all of unit 02, every exercise of it right, which takes longest.</summary>
internal static class ClassSubmissions
{
    private const int Learners = 8;

    /// <summary>
    /// A thousand learners in an hour on 16 cores are 125 an hour on two: each learner is graded in processes of their own, and shards
    /// share nothing.
    /// </summary>
    public static Claim Claim => new()
    {
        Id = "class.submissions",
        What = "./course grade over unit 02 of eight right submissions on two jobs, the start of everything included",
        Unit = "submissions/h",
        Goal = 125,
        Better = Better.Higher,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var all = new ClassFolder(Learners, "02");
        progress("eight submissions of eight exercises");
        var clock = Stopwatch.StartNew();
        using var grade = all.Grade();
        grade.StandardOutput.ReadToEnd();
        grade.WaitForExit();
        if (grade.ExitCode != 0 || all.Passed != Learners)
            throw new InvalidOperationException($"grade ended with {grade.ExitCode}, and {all.Passed} of {Learners} passed");
        return [3600 * Learners / clock.Elapsed.TotalSeconds];
    }
}
