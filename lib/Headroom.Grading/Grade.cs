using System.Text.Json.Serialization;

namespace Headroom.Grading;

/// <summary>What a grader found in one file: all that the child process, in which the learner's code runs, has to say.</summary>
public record Grade
{
    [JsonPropertyOrder(-1)]
    public required Outcome Outcome { get; init; }

    [JsonPropertyOrder(-1)]
    public Reason Reason { get; init; }

    /// <summary>One line: which cases are right, which is wrong.</summary>
    [JsonPropertyOrder(-1)]
    public string Headline { get; init; } = "";

    /// <summary>dtype or other setting of the failing case; the seed is printed beside it.</summary>
    [JsonPropertyOrder(-1)]
    public string Setting { get; init; } = "";

    /// <summary>The first wrong numbers, at most five.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<Mismatch> Mismatches { get; init; } = [];

    /// <summary>The pattern of the error: how many differ, and where.</summary>
    [JsonPropertyOrder(-1)]
    public string? Pattern { get; init; }

    [JsonPropertyOrder(-1)]
    public IReadOnlyList<BudgetRow> Budget { get; init; } = [];

    /// <summary>The row of <see cref="Budget"/> that a report over budget is about; null for every other.</summary>
    [JsonPropertyOrder(-1)]
    public string? Counter { get; init; }

    /// <summary>
    /// Lines of the learner's file, the guilty one first; of a race the two accesses, then the signal between them if there is one.
    /// </summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<SourcePlace> Places { get; init; } = [];

    /// <summary>What the lines of one case came to; null where nothing was counted.</summary>
    [JsonPropertyOrder(-1)]
    public CaseFigures? Figures { get; init; }

    /// <summary>One likely cause, said as a possibility.</summary>
    [JsonPropertyOrder(-1)]
    public string? Likely { get; init; }

    /// <summary>What a pass means, or what the learner should know beside the numbers.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// Of one that cannot run here: it should, on machines of this kind. A learner is told why all the same; to a proof and to a test it
    /// is a failure.
    /// </summary>
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MustRunHere { get; init; }

    /// <summary>What kernels printed in the case that the report is about: its first lines.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<string>? Printed { get; init; }

    /// <summary>Where a class is graded: a fingerprint of what was expected of each case, to be compared with another process's.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<CaseFingerprint>? Expected { get; init; }

    /// <summary>How the parts of an exercise fared that grades each by itself; null where it has none.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<PartOutcome>? Parts { get; init; }
}

/// <summary>Of a case, by its name: the first digits of the SHA-256 of what the grader expects.</summary>
public readonly record struct CaseFingerprint(string Case, string Digest);

/// <summary>How one part of an exercise fared over all cases.</summary>
public readonly record struct PartOutcome(string Name, Outcome Outcome);
