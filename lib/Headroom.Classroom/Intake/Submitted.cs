namespace Headroom.Classroom.Intake;

/// <summary>What one learner handed in, of the exercises that are graded.</summary>
/// <param name="Files">Texts, by the exercise's path: <c>02-kernels/TiledMatMul.cs</c>.</param>
/// <param name="Problems">What could not be read, and why: a sentence each.</param>
public sealed record Submitted(IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Problems)
{
    /// <summary>Nothing could be read of it.</summary>
    public static Submitted Unreadable(string why) => new(new Dictionary<string, string>(), [why]);
}
