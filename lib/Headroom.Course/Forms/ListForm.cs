using Headroom.Course.Errors;
using Headroom.Course.Json;

namespace Headroom.Course.Forms;

/// <summary>A list of values of one form; a text may not stand in it twice.</summary>
internal sealed record ListForm(string Noun, Form Item, int Min, int Max) : Form
{
    /// <summary>Equal lines are fine in code, and only there.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>What to add when there are too few.</summary>
    public string Missing { get; init; } = "";

    public override string Needs => $"a list of {Noun}s";

    public override void Check(Node node, Place place, ErrorList errors)
    {
        if (node is not ListNode { Items: var items })
        {
            WrongType(node, place, errors);
            return;
        }
        CheckCount(node, items.Count, place, errors);
        // Beyond the limit nothing is looked at: one error says it all.
        for (var i = 0; i < Math.Min(items.Count, Max); i++) Item.Check(items[i], place.Item(i), errors);
        if (!MayRepeat) CheckDistinct([.. items.Take(Max).OfType<TextNode>()], place, errors);
    }

    private void CheckCount(Node node, int count, Place place, ErrorList errors)
    {
        var what = place.SayOfOwner($"{count} {Noun}{(count == 1 ? "" : "s")}, needs {Bound}");
        if (count < Min) errors.Add(node.At, what, $"Add {(Min - count == 1 ? $"a {Noun}" : $"{Noun}s")}{Missing}.");
        if (count > Max) errors.Add(node.At, what, $"Remove {(count - Max == 1 ? $"a {Noun}" : $"{Noun}s")}.");
    }

    private string Bound => Min == Max ? $"{Min}" : Min == 0 ? $"at most {Max}" : $"{Min} to {Max}";

    private void CheckDistinct(IReadOnlyList<TextNode> texts, Place place, ErrorList errors)
    {
        var first = new Dictionary<string, TextNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)))
            if (!first.TryAdd(text.Value.Trim(), text))
                errors.Add(text.At, place.SayOfOwner($"{Noun} {Quoted.Text(text.Value)} stands twice, first in line {first[text.Value.Trim()].At.Line}"), "Change or remove one of them.");
    }
}
