using Headroom.Course.Units;
using Headroom.Grading.Compiling;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Checking;

/// <summary>Grades of checks that ended before a grader could give one.</summary>
internal static class EndedGrades
{
    private const int TailLines = 8;
    private const int TailColumns = 400;
    private const string Unhandled = "Unhandled exception";
    private const string EarlierLines = "... earlier lines are left out";

    public static Grade FileMissing(Exercise exercise, string file) => Failed(Reason.DoesNotCompile) with
    {
        Headline = $"there is no {Path.GetFileName(file)}",
        Likely = $"the file was moved or deleted; ./course reset {exercise.Id} writes it anew",
    };

    public static Grade DoesNotCompile(Compilation failed)
    {
        var errors = failed.Errors;
        return Failed(Reason.DoesNotCompile) with
        {
            Headline =
                errors.Count == 1 ? "does not compile" : $"does not compile: {Numbers.Count(errors.Count, "error")}, the first ones are",
            Places = [.. errors.Take(3).Select(e => e.Place with { Text = $"{e.Place.Text}\n{e.Message} ({e.Id})".Trim() })],
            Likely = failed.Likely ?? (errors.Count > 1 ? "later errors often follow from the first" : null),
        };
    }

    public static Grade Untouched(Exercise exercise) => new()
    {
        Outcome = Outcome.NotAttempted, Headline = $"not attempted: exercise {exercise.Id}",
    };

    public static Grade Of(Budgets budgets, HostAnswer answer)
    {
        var on = answer.LastCase.Length > 0 ? $" on {answer.LastCase}" : "";
        return answer.Ended switch
        {
            Ended.OutOfTime => Failed(Reason.OutOfTime) with
            {
                // Nobody can tell which of the two without waiting longer.
                Headline = $"still running after its {budgets.Seconds:0.#} s{on}: slow, or endless",
                Likely = "a loop: look at what ends it, and at how often it goes round",
            },
            Ended.OutOfMemory => Failed(Reason.OutOfMemory) with
            {
                Headline = $"took more than its {budgets.MemoryMb:#,0} MB{on}",
                Likely = "an allocation that grows without end, or an array sized by the wrong number",
            },
            Ended.TooManyThreads => Failed(Reason.OutOfMemory) with
            {
                Headline = $"started more than {MemoryWatch.MostThreads:#,0} threads{on}",
                Likely = "a thread for each element: Parallel.For takes as many as the machine has cores",
            },
            _ => Gone(budgets, answer, on),
        };
    }

    private static Grade Gone(Budgets budgets, HostAnswer answer, string on)
    {
        if (IsStackOverflow(answer))
            return Failed(Reason.Crashed) with
            {
                Headline = $"stack overflow{on}",
                // The runtime tells how often frames repeat; a frame alone was too large for the stack.
                Likely = answer.Printed.Contains("Repeat", StringComparison.Ordinal)
                    ? $"recursion without end{RecursingMethod(answer.Printed)}: which call is the last one?"
                    : $"a stackalloc as long as the input{RecursingMethod(answer.Printed)}, or recursion without end",
            };
        if (answer.Printed.Contains("Out of memory", StringComparison.Ordinal))
            return Failed(Reason.OutOfMemory) with
            {
                Headline = $"ran out of its {budgets.MemoryMb:#,0} MB{on}", Likely = "an allocation that grows without end",
            };
        if (NativeDeath.Sentence(answer.Printed) is { } sentence)
            return Failed(Reason.Crashed) with
            {
                Headline = $"an error in native code ended the process{on}", Places = answer.Places, Likely = sentence,
            };
        if (answer.Thrown?.Split('\n', 2) is [var type, var message])
            return Failed(Reason.Crashed) with
            {
                Headline = $"threw {type} where nothing can catch it, which ended the process{on}",
                Places = answer.Places,
                Likely = Exceptions.Likely(message),
            };
        if (NativeDeath.Signal(answer.ExitCode) is { } signal)
            return Failed(Reason.Crashed) with
            {
                Headline = $"native code ended the process with {signal}{on}",
                Places = answer.Places,
                Likely = "native code was handed memory that is not there. With tensors: one that is disposed already, or null, in "
                    + "save_for_backward or returned from forward or backward. With pointers: an address past the end",
            };
        var unhandled = answer.Printed.Contains(Unhandled, StringComparison.Ordinal);
        return Failed(Reason.Crashed) with
        {
            Headline = unhandled
                ? $"an exception on another thread ended the process{on}"
                : $"the process ended with exit code {answer.ExitCode}{on}",
            Likely = unhandled
                ? "an exception that escapes a thread or task the code started"
                : "a call that ends the process, such as Environment.Exit",
        };
    }

    private static bool IsStackOverflow(HostAnswer answer) =>
        answer.Ended == Ended.Gone && answer.Printed.Contains("Stack overflow", StringComparison.Ordinal);

    /// <summary>The runtime prints the repeated frames of an overflow; the first of the exercise's is the method to look at.</summary>
    private static string RecursingMethod(string printed)
    {
        var frame = printed.Split('\n').Select(l => l.Trim())
            .FirstOrDefault(l => l.StartsWith("at ", StringComparison.Ordinal) && !l.StartsWith("at System.", StringComparison.Ordinal));
        return frame is null ? "" : $" in {frame[3..].Split('(')[0]}";
    }

    /// <summary>
    /// The end of what was printed for the learner to see; what is printed at a stack overflow or by a native error is frames alone.
    /// </summary>
    public static string Output(HostAnswer answer) =>
        IsStackOverflow(answer) ? "" : Tail(answer.Ended == Ended.Gone ? BeforeTheEnd(answer) : answer.Printed);

    private static string BeforeTheEnd(HostAnswer answer)
    {
        var printed = NativeDeath.Before(answer.Printed);
        var at = answer.Thrown is null ? -1 : printed.LastIndexOf(Unhandled, StringComparison.Ordinal);
        return at < 0 ? printed : printed[..at];
    }

    /// <summary>The last lines of what was printed, without what would act on a terminal.</summary>
    public static string Tail(string printed)
    {
        var lines = printed.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var shown = lines.Skip(Math.Max(0, lines.Length - TailLines)).Select(Plain);
        return string.Join('\n', lines.Length > TailLines ? [EarlierLines, .. shown.Skip(1)] : shown);
    }

    private static string Plain(string line) =>
        new([.. line.Take(TailColumns).Select(c => char.IsControl(c) && c != '\t' ? '?' : c)]);

    private static Grade Failed(Reason reason) => new() { Outcome = Outcome.Failed, Reason = reason };
}
