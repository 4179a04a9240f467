using Headroom.Course.Units;
using Headroom.Grading.Compiling;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Checking;

/// <summary>Reports for checks that ended before a grader could write one.</summary>
internal static class EndedReports
{
    private const int TailLines = 8;

    public static Report FileMissing(Exercise exercise, string file) => Failed(exercise, Reason.DoesNotCompile) with
    {
        Headline = $"there is no {Path.GetFileName(file)}",
        Likely = $"the file was moved or deleted; ./course reset {exercise.Id} writes it anew",
    };

    public static Report DoesNotCompile(Exercise exercise, IReadOnlyList<CompileError> errors) => Failed(exercise, Reason.DoesNotCompile) with
    {
        Headline = errors.Count == 1 ? "does not compile" : $"does not compile: {Numbers.Count(errors.Count, "error")}, the first ones are",
        Places = [.. errors.Take(3).Select(e => e.Place with { Text = $"{e.Place.Text}\n{e.Message} ({e.Id})".Trim() })],
        Likely = errors.Count > 1 ? "later errors often follow from the first" : null,
    };

    public static Report Untouched(Exercise exercise, int seed) => new()
    {
        Exercise = exercise.Id,
        Outcome = Outcome.NotAttempted,
        Headline = $"not attempted: exercise {exercise.Id}",
        Seed = seed,
    };

    public static Report Of(Exercise exercise, HostAnswer answer, int seed)
    {
        var on = answer.LastCase.Length > 0 ? $" on {answer.LastCase}" : "";
        var report = answer.Ended switch
        {
            Ended.OutOfTime => Failed(exercise, Reason.OutOfTime) with
            {
                Headline = $"still running after its {exercise.Budgets.Seconds:0.#} s{on}",
                Likely = "a loop that never ends: look at what changes its condition",
            },
            Ended.OutOfMemory => Failed(exercise, Reason.OutOfMemory) with
            {
                Headline = $"took more than its {exercise.Budgets.MemoryMb:#,0} MB{on}",
                Likely = "an allocation that grows without end, or an array sized by the wrong number",
            },
            _ => Gone(exercise, answer, on),
        };
        return report with { Seed = seed, Output = report.Output.Length > 0 ? report.Output : Tail(answer.Printed) };
    }

    private static Report Gone(Exercise exercise, HostAnswer answer, string on)
    {
        if (answer.Printed.Contains("Stack overflow", StringComparison.Ordinal))
            return Failed(exercise, Reason.Crashed) with
            {
                Headline = $"stack overflow{on}",
                Likely = $"recursion without end{RecursingMethod(answer.Printed)}: which call is the last one?",
                Output = " ",
            };
        if (answer.Printed.Contains("Out of memory", StringComparison.Ordinal))
            return Failed(exercise, Reason.OutOfMemory) with { Headline = $"ran out of its {exercise.Budgets.MemoryMb:#,0} MB{on}", Likely = "an allocation that grows without end" };
        var unhandled = answer.Printed.Contains("Unhandled exception", StringComparison.Ordinal);
        return Failed(exercise, Reason.Crashed) with
        {
            Headline = unhandled ? $"an exception on another thread ended the process{on}" : $"the process ended with exit code {answer.ExitCode}{on}",
            Likely = unhandled ? "an exception that escapes a thread or task the code started" : "a call that ends the process, such as Environment.Exit",
        };
    }

    /// <summary>The runtime prints the repeated frames of an overflow; the first of the exercise's is the method to look at.</summary>
    private static string RecursingMethod(string printed)
    {
        var frame = printed.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("at ", StringComparison.Ordinal) && !l.StartsWith("at System.", StringComparison.Ordinal));
        return frame is null ? "" : $" in {frame[3..].Split('(')[0]}";
    }

    /// <summary>The last lines of what was printed.</summary>
    public static string Tail(string printed)
    {
        var lines = printed.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return string.Join('\n', lines.Skip(Math.Max(0, lines.Length - TailLines)));
    }

    private static Report Failed(Exercise exercise, Reason reason) => new() { Exercise = exercise.Id, Outcome = Outcome.Failed, Reason = reason };
}
