using System.Text.Json.Serialization;
using Headroom.Grading;

namespace Headroom.Classroom.Marking;

/// <summary>What one learner's file for one exercise came to.</summary>
/// <param name="Learner">The submission's name.</param>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Outcome">Of the check.</param>
/// <param name="Points">For passing; of an exercise that grades parts, those for the parts that are right.</param>
/// <param name="OutOf">What passing gives.</param>
public sealed record Mark(string Learner, string Exercise, Outcome Outcome, double Points, int OutOf)
{
    public Reason Reason { get; init; }

    /// <summary>Nothing was handed in for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsMissing { get; init; }

    /// <summary>Why its points wait for a person; null where they count.</summary>
    public string? Held { get; init; }

    public string Headline { get; init; } = "";

    public string? Likely { get; init; }

    public int Seed { get; init; }

    public double Seconds { get; init; }

    /// <summary>SHA-256 of the file, for a person who has read it and for who asks whether it is the one.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The report as a learner would see it.</summary>
    public string Report { get; init; } = "";

    /// <summary>The parts that an exercise grades by themselves; empty where it has none.</summary>
    [JsonIgnore]
    public IReadOnlyList<PartMark> Parts { get; init; } = [];

    /// <summary>The marked region alone, for a tool that compares texts.</summary>
    [JsonIgnore]
    public string? Region { get; init; }
}
