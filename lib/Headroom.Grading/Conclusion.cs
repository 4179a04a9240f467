using Headroom.Grading.Referring;

namespace Headroom.Grading;

/// <summary>Turns the results of all cases into one grade: the outcome, the first failing case, its pattern and a likely cause.</summary>
internal static class Conclusion
{
    public static Grade Of(
        string exercise, IReadOnlyList<CaseResult> cases, IReadOnlyList<BudgetRow> budget, IReadOnlyList<string> noisy,
        IReadOnlyList<string> meanings, IReadOnlyList<string> notes,
        Parts? parts = null, string? lacking = null)
    {
        var grade = new Grade { Outcome = Outcome.Passed, Budget = budget, Printed = PrintedBy(cases), Parts = parts?.Outcomes };
        if (cases.Count == 0 || cases.Any(c => c.Empty))
            return grade with
            {
                Outcome = Outcome.Failed, Reason = Reason.Harness, Headline = "this grader states nothing: please report it",
            };
        var wrong = cases.Where(c => !c.Holds && !c.NotAttempted).ToList();
        if (wrong.Count > 0) return WithParts(Failed(exercise, grade, cases, wrong), parts);
        if (parts is { IsUnfinished: true, Summary: { } summary })
            return grade with { Outcome = Outcome.Failed, Reason = Reason.Unfinished, Headline = summary, Budget = [] };
        if (cases.Any(c => c.NotAttempted)) return NotAttempted(exercise, grade, cases);
        if (Broken(budget) is { } broken) return OverBudget(grade, broken) with { Notes = [.. notes] };
        if (noisy.Count > 0)
            return grade with
            {
                Outcome = Outcome.TooNoisy, Headline = $"right, but the machine is too busy to judge {string.Join(", ", noisy)}",
                Notes = [.. notes],
            };
        if (lacking is not null)
            return grade with
            {
                Outcome = Outcome.CannotRun, Headline = $"right on {Numbers.Count(cases.Count, "case")}, but {lacking}", Notes = [.. notes],
            };
        return grade with { Headline = $"right on {Numbers.Count(cases.Count, "case")}", Notes = [.. meanings, .. notes] };
    }

    private static Grade WithParts(Grade failed, Parts? parts) =>
        parts?.Summary is { } summary ? failed with { Notes = [.. failed.Notes, $"{summary}."] } : failed;

    // Of the first wrong case, or of the first that printed where all are right; a few lines of one, as a check makes many launches.
    private static IReadOnlyList<string>? PrintedBy(IEnumerable<CaseResult> cases) =>
        cases.FirstOrDefault(c => c.Printed.Count > 0)?.Printed;

    /// <summary>A file that refers to what it may not; the first of <paramref name="refused"/> is what the report is about.</summary>
    public static Grade Refused(IReadOnlyList<Refused> refused)
    {
        var (first, topic, _) = refused[0];
        var isAnswer = topic == Topic.Answer;
        return new()
        {
            Outcome = Outcome.Failed,
            Reason = Reason.Forbidden,
            Headline = isAnswer ? $"uses {first.Name}" : $"uses {first.Name}, which is closed to graded code",
            Likely = isAnswer ? $"{first.Name} holds the answer of this exercise: write the formula yourself" : topic.Cure,
            Places = [.. refused.Where(one => one.Line.Line > 0).DistinctBy(one => (one.Line.File, one.Line.Line)).Take(3).Select(Place)],
        };
    }

    private static SourcePlace Place(Refused refused)
    {
        var (file, line, column) = refused.Line;
        return new(file, line, column, $"{Exceptions.SourceText(file, line)}\n{refused.Reference.Name}");
    }

    private static Grade NotAttempted(string exercise, Grade grade, IReadOnlyList<CaseResult> cases)
    {
        var right = cases.Count(c => c.Holds);
        return grade with
        {
            Outcome = Outcome.NotAttempted,
            Headline = right == 0
                ? $"not attempted: exercise {exercise}"
                : $"right on {Numbers.Count(right, "case")}; {cases.First(c => c.NotAttempted).Name} is not attempted yet",
        };
    }

    private static Grade Failed(string exercise, Grade grade, IReadOnlyList<CaseResult> cases, List<CaseResult> wrong)
    {
        var first = wrong[0];
        grade = grade with
        {
            Outcome = Outcome.Failed, Setting = first.Setting, Headline = Headline(cases, wrong), Printed = PrintedBy(wrong),
        };
        if (first.Finding is { } finding) return Found(grade, first.Name, finding);
        if (first.Thrown is not null) return Exceptions.Describe(grade, exercise, first.Name, first.Thrown);
        if (first.ChangedInput is not null)
            return grade with
            {
                Reason = Reason.InputChanged, Headline = $"changes its input {first.ChangedInput}",
                Likely = "the result is written over an input: write to the output alone",
            };
        return WrongValues(grade, cases, wrong, first);
    }

    private static Grade WrongValues(Grade grade, IReadOnlyList<CaseResult> cases, List<CaseResult> wrong, CaseResult first)
    {
        var numbers = first.Numbers.Where(n => !n.Holds).ToList();
        var arrays = first.Arrays.Where(a => !a.Holds).ToList();
        // Other cases may tell more about the numbers that are shown; about other numbers they would only confuse.
        var failed = wrong.SelectMany(c => c.Numbers).Where(n => !n.Holds && numbers.Exists(shown => shown.What == n.What)).ToList();
        var failedArrays = wrong.SelectMany(c => c.Arrays).Where(a => !a.Holds && arrays.Exists(shown => shown.What == a.What)).ToList();
        return grade with
        {
            Reason = Reason.WrongValue,
            Mismatches =
                [.. numbers.Select(n => n.Mismatch).Concat(arrays.SelectMany(a => a.Comparison.First)).DistinctBy(m => m.Where).Take(5)],
            Pattern = arrays.Select(a => a.Comparison.Pattern).FirstOrDefault(p => p is not null),
            // A whole array tells more than a number, and what other cases tell comes last.
            Likely = arrays.Select(a => a.Trapped)
                .Concat(failed.Select(n => n.Trapped()))
                .Concat(arrays.Select(a => a.Comparison.Likely))
                .Concat(failedArrays.Select(a => a.Trapped))
                .FirstOrDefault(cause => cause is not null)
                ?? Inferred([.. failed.Where(n => !n.IsFact)], cases),
        };
    }

    private static string? Inferred(IReadOnlyList<Expectation> failed, IReadOnlyList<CaseResult> cases) =>
        Causes.Infer([.. failed.Where(n => n.What == failed[0].What)], [.. cases.SelectMany(c => c.Numbers)]);

    private static BudgetRow? Broken(IReadOnlyList<BudgetRow> budget) =>
        budget.FirstOrDefault(row => !row.Kept && row.ComesFirst) ?? budget.FirstOrDefault(row => !row.Kept);

    private static Grade OverBudget(Grade grade, BudgetRow broken) => grade with
    {
        Outcome = Outcome.Failed,
        Reason = broken.AtLeast && !broken.IsCount ? Reason.TooSlow : Reason.OverBudget,
        Headline = broken.Says is { } says
            ? $"right, but {says}"
            : $"right, but {(broken.AtLeast ? "below the mark" : "over budget")}: {broken.What}",
        Likely = broken.Note,
        Counter = broken.What,
        Places = broken.Places,
    };

    private static Grade Found(Grade grade, string caseName, Finding finding) => grade with
    {
        Reason = finding.Reason,
        Headline = $"{finding.What} on {caseName}",
        Likely = finding.Likely,
        Places = finding.Places,
        Notes = finding.Note is { } note ? [note] : [],
    };

    private static string Headline(IReadOnlyList<CaseResult> cases, List<CaseResult> wrong)
    {
        var right = cases.FirstOrDefault(c => c.Holds);
        var count = cases.Count > 2 ? $" ({wrong.Count} of {cases.Count} cases)" : "";
        return right is null ? $"wrong on {wrong[0].Name}{count}" : $"right on {right.Name}, wrong on {wrong[0].Name}{count}";
    }
}
