using Headroom.Course.Errors;

namespace Headroom.Course;

/// <summary>Somebody asked for an exercise or a unit that the course does not have.</summary>
public sealed class UnknownIdException(string kind, string id, IReadOnlyList<string> nearest)
    : Exception($"no {kind} {Quoted.Text(id)}. Nearest: {string.Join(", ", nearest)}")
{
    public string Id { get; } = id;

    /// <summary>Up to three ids, the nearest first.</summary>
    public IReadOnlyList<string> Nearest { get; } = nearest;
}
