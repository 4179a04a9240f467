using System.Text;

namespace Headroom.Training.Edits;

/// <summary>A place in a fragment's text.</summary>
internal readonly record struct Place(int Start, int Length);

/// <summary>A member of C# code with what can be edited in it.</summary>
/// <param name="Text">As it stands, without the indentation it had in its type.</param>
/// <param name="Locals">Parameters and local variables by name, with all places where they are meant; each has at least two.</param>
/// <param name="Identifiers">Every identifier in it: a new name must be none of these.</param>
/// <param name="Parameters">Where a parameter may be added at the end: before the closing parenthesis; null where it may not.</param>
/// <param name="HasParameters">Whether there is one before it, so that a comma is needed.</param>
/// <param name="Runs">Runs of neighbouring lines, each one statement: any may move within its run.</param>
internal sealed record Fragment(
    string Text,
    IReadOnlyList<(string Name, IReadOnlyList<Place> Places)> Locals,
    IReadOnlySet<string> Identifiers,
    int? Parameters,
    bool HasParameters,
    IReadOnlyList<IReadOnlyList<Place>> Runs)
{
    /// <summary>The text with another name at some places, which are in ascending order.</summary>
    public string Renamed(IReadOnlyList<Place> places, string name)
    {
        var text = new StringBuilder(Text);
        foreach (var place in places.Reverse()) text.Remove(place.Start, place.Length).Insert(place.Start, name);
        return text.ToString();
    }
}
