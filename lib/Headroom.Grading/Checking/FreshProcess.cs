using System.Collections.Concurrent;
using System.Reflection;
using Headroom.Course.Units;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Checking;

/// <summary>
/// A process of its own for one part of a check, such as a run whose memory is measured: what ran before has left nothing there. It is a
/// grader host as the one that asks, with the same rules for the submission.
/// </summary>
public static class FreshProcess
{
    private static readonly ConcurrentDictionary<(string, int), Grade> s_passed = new();

    /// <summary>
    /// Has another grader grade the submission there. It draws from the same seed. However the process ends, there is a grade.
    /// </summary>
    /// <param name="request">What the asking grader was asked for.</param>
    /// <param name="grader">The other grader's class, without its namespace.</param>
    /// <param name="budgets">What the run may spend.</param>
    public static async Task<Grade> Grade(GradeRequest request, string grader, Budgets budgets)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(budgets);
        using var host = HostProcess.Start(Program, budgets.MemoryMb);
        var answer = await host.Ask(request with { Grader = grader }, budgets.Seconds, CancellationToken.None);
        return answer.Grade ?? EndedGrades.Of(budgets, answer);
    }

    /// <summary>
    /// The same of a grader that calls nothing of the submission: its grade is that of the seed, and what it gave before is given again. A
    /// run that did not pass is made anew.
    /// </summary>
    public static async Task<Grade> GradeOnce(GradeRequest request, string grader, Budgets budgets)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (s_passed.TryGetValue((grader, request.Seed), out var known)) return known;
        var grade = await Grade(request, grader, budgets);
        return grade.Outcome == Outcome.Passed ? s_passed.GetOrAdd((grader, request.Seed), grade) : grade;
    }

    // Graders are loaded from memory, where they have no path; the host that they run in has one.
    private static string Program => Assembly.GetEntryAssembly()!.Location;
}
