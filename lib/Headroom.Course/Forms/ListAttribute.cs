using Headroom.Course.Errors;
using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>
/// A list of values of one form; a text may not stand in it twice. What its items are, the member's other attribute or its type says.
/// </summary>
internal sealed class ListAttribute(string noun, int min, int max) : FormAttribute
{
    public int Min => min;

    public int Max => max;

    /// <summary>What to add when there are too few.</summary>
    public string Missing { get; init; } = "";

    public override string Needs => $"a list of {noun}s";

    public override void Check(Placed found, Slot place, ErrorList errors)
    {
        if (found.Content is not IReadOnlyList<Placed> items)
        {
            WrongKind(found, place, errors);
            return;
        }
        var (count, what) = (items.Count, place.SayOfOwner($"{items.Count} {noun}{(items.Count == 1 ? "" : "s")}, needs {Bound}"));
        if (count < Min) errors.Add(found.At, what, $"Add {(Min - count == 1 ? $"a {noun}" : $"{noun}s")}{Missing}.");
        if (count > Max) errors.Add(found.At, what, $"Remove {(count - Max == 1 ? $"a {noun}" : $"{noun}s")}.");
        // Beyond the limit nothing is looked at: one error says it all.
        CheckDistinct([.. items.Take(Max).OfType<Placed<string>>()], place, errors);
    }

    private string Bound => Min == Max ? $"{Min}" : Min == 0 ? $"at most {Max}" : $"{Min} to {Max}";

    private void CheckDistinct(IReadOnlyList<Placed<string>> texts, Slot place, ErrorList errors)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)))
            if (!first.TryAdd(text.Value!.Trim(), text.At))
                errors.Add(text.At,
                    place.SayOfOwner(
                        $"{noun} {Quoted.Text(text.Value)} stands twice, first in line {errors.Line(first[text.Value.Trim()])}"),
                    "Change or remove one of them.");
    }
}
