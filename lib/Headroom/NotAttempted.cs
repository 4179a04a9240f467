using System.Diagnostics.CodeAnalysis;

namespace Headroom;

/// <summary>Thrown by an exercise's stub; the check reports it as "not attempted", which is neither a pass nor a failure.</summary>
/// <param name="exercise">The exercise's id, such as <c>01.1</c>.</param>
[SuppressMessage("Naming", "CA1710", Justification = "It reads as a statement in a stub: throw new NotAttempted(\"01.1\").")]
public sealed class NotAttempted(string exercise) : Exception($"not attempted: exercise {exercise}")
{
    /// <summary>The exercise's id, such as <c>01.1</c>.</summary>
    public string Exercise { get; } = exercise;
}
