namespace Headroom.Bench.Claims;

/// <summary>The memory of the process that grades, late in a class beside early in it: what it keeps of a learner.</summary>
internal static class ClassMemory
{
    private const int Learners = 400, Early = 100;

    public static Claim Claim => new()
    {
        Id = "class.memory",
        What = "./course grade, 400 submissions of 01.1: most memory of the command after the 100th, over most until then",
        Unit = "x",
        Goal = 1.25,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var all = new ClassFolder(Learners, "01.1");
        progress("400 submissions of one exercise");
        using var grade = all.Grade();
        // A line for each learner who is done; the journal itself is the command's alone until it ends.
        var told = 0;
        grade.OutputDataReceived += (_, line) => _ = line.Data is null ? 0 : Interlocked.Increment(ref told);
        grade.BeginOutputReadLine();
        var (early, late) = (0L, 0L);
        while (!grade.WaitForExit(200))
        {
            grade.Refresh();
            if (Volatile.Read(ref told) < Early) early = Math.Max(early, grade.WorkingSet64);
            else late = Math.Max(late, grade.WorkingSet64);
        }
        if (grade.ExitCode != 0 || all.Passed != Learners)
            throw new InvalidOperationException($"grade ended with {grade.ExitCode}, and {all.Passed} of {Learners} passed");
        progress($"{early >> 20} MB, then {late >> 20} MB");
        return [(double)late / early];
    }
}
