using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Headroom.Course.Learning;

namespace Headroom.Grading;

/// <summary>One wrong number: where it stands, what came, what was expected and how far off it may be (same unit as the number).</summary>
public readonly record struct Mismatch(string Where, double Got, double Expected, double Allowed)
{
    /// <summary>A fact that must hold, 1 for yes and 0 for no.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsFact { get; init; }

    /// <summary>Of a fact that does not hold: the mistake in words, where it is known.</summary>
    public string? Sentence { get; init; }
}

/// <summary>
/// One row of a budget table: a count or a ratio, the learner's, the limit, and that of a simpler version, which is computed, for
/// comparison.
/// </summary>
public sealed record BudgetRow(string What, double Yours, double Limit, bool AtLeast, double? Naive = null, string? Note = null)
{
    public bool Kept => IsConsequence || (AtLeast ? Yours >= Limit : Yours <= Limit);

    /// <summary>Follows from other rows: shown for what it tells, and never the one that is broken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsConsequence { get; init; }

    /// <summary>The case that it was counted in; null where it is about no case.</summary>
    public string? Case { get; init; }

    /// <summary>The unit printed behind the row's numbers, where the name does not tell it.</summary>
    public string? Unit { get; init; }

    /// <summary>What cannot be avoided, where that is known: bytes that have to cross once.</summary>
    public double? Compulsory { get; init; }

    /// <summary>Which simpler version <see cref="Naive"/> was computed for.</summary>
    public string? NaiveIs { get; init; }

    /// <summary>What to say in place of the row's name where it is not kept.</summary>
    [JsonIgnore]
    public string? Says { get; init; }

    /// <summary>Where it is not kept, it explains other rows that are not: a report is about this one.</summary>
    [JsonIgnore]
    public bool ComesFirst { get; init; }

    /// <summary>The lines at which it is exceeded, the guilty one first; a report shows those of the row that it is about.</summary>
    [JsonIgnore]
    public IReadOnlyList<SourcePlace> Places { get; init; } = [];

    /// <summary>A count, which is the same on every run; else a measurement.</summary>
    [JsonIgnore]
    public bool IsCount { get; init; }
}

/// <summary>A place in the learner's file, with the text of that line. Line and column count from 1.</summary>
public sealed record SourcePlace(string File, int Line, int Column, string Text);

/// <summary>How one of several files fared, by the file's name.</summary>
public readonly record struct ChoiceOutcome(string Name, Outcome Outcome);

/// <summary>
/// What one check came to: what its grader found, of which exercise and with which seed, and what to do next. Everything that is printed,
/// drawn as a card or written as JSON comes from here.
/// </summary>
public sealed record Report : Grade
{
    public Report()
    {
    }

    /// <summary>A report of what a grader found; the rest is still to be said.</summary>
    [SetsRequiredMembers]
    public Report(Grade grade, string exercise) : base(grade) => Exercise = exercise;

    [JsonPropertyOrder(-2)]
    public required string Exercise { get; init; }

    [JsonPropertyOrder(-2)]
    public string Title { get; init; } = "";
    public int Seed { get; init; }

    /// <summary>True when the inputs were drawn from a fresh seed (<c>--final</c>).</summary>
    public bool Final { get; init; }

    /// <summary>The end of what the learner's code printed.</summary>
    public string Output { get; init; } = "";
    public int Points { get; init; }

    /// <summary>How each file fared of an exercise with alternatives; null for one of a single file.</summary>
    public IReadOnlyList<ChoiceOutcome>? Choices { get; init; }

    /// <summary>What came of the same cases on a real device, where that was asked for.</summary>
    public DeviceRun? Device { get; init; }

    /// <summary>The command's exit code: the outcome's, unless a device was asked for that is not there (5) or disagrees (1).</summary>
    [JsonIgnore]
    public int ExitCode => Device switch
    {
        { CannotRun: not null } => OutcomeExit.CannotRun,
        { IsRight: false } when Outcome is Outcome.Passed or Outcome.TooNoisy => Outcome.Failed.ExitCode(),
        _ => Outcome.ExitCode(),
    };

    /// <summary>Every one of several alternatives is passed.</summary>
    [JsonIgnore]
    public bool IsDistinction => Choices is { Count: > 1 } && Choices.All(choice => choice.Outcome == Outcome.Passed);

    /// <summary>What it adds to the learner's progress; null while nothing is written, and when nothing could be found out.</summary>
    [JsonIgnore]
    public Attempt? Attempt => Outcome is Outcome.NotAttempted or Outcome.CannotRun || Reason == Reason.Harness ? null
        : new(Outcome == Outcome.Passed, Points,
            [.. (Choices ?? []).Where(choice => choice.Outcome == Outcome.Passed).Select(choice => choice.Name)]);

    /// <summary>Wall clock from request to verdict.</summary>
    public double Seconds { get; init; }

    /// <summary>The command that helps next, for example <c>./course hint 01.1   (1 of 3)</c>.</summary>
    public string? Next { get; init; }

    /// <summary>The command that shows the worked solution, once the exercise is passed.</summary>
    public string? Solution { get; init; }

    /// <summary>The report as HTML without scripts, for who shows pages; null unless it was asked for.</summary>
    public string? Card { get; init; }
}
