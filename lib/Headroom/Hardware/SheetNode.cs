using System.Text.Json;

namespace Headroom.Hardware;

/// <summary>An element of the device file that knows where it stands, so that every fault can say so.</summary>
internal readonly struct SheetNode(JsonElement element, string path)
{
    public SheetNode this[string property] => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value)
        ? new SheetNode(value, $"{path}, {property}")
        : throw Fault($"no {property}. Add it");

    public SheetNode Named(string name) => new(element, name);

    public bool Has(string property) => element.TryGetProperty(property, out _);

    public void AllowOnly(params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Fault($"{element.ValueKind} where an object belongs. Write {{ ... }}");
        foreach (var property in element.EnumerateObject())
            if (!known.Contains(property.Name))
                throw Fault($"unknown property {property.Name}. Known: {string.Join(", ", known)}");
    }

    public string Text(string property) => this[property].Text();

    public string Text() => element.ValueKind == JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
        ? text
        : throw Fault("not a text. Write at least one word in quotes");

    public IEnumerable<SheetNode> Items(string property)
    {
        var (list, at) = (this[property], path);
        if (list.Kind != JsonValueKind.Array) throw list.Fault("not a list. Write [ ... ]");
        return list.Elements().Select((item, i) => new SheetNode(item, $"{at}, {property} {i + 1}"));
    }

    public Dtype Dtype(string property)
    {
        try
        {
            return Hardware.Dtype.Parse(Text(property));
        }
        catch (ArgumentException e)
        {
            throw Fault(e.Message.TrimEnd('.'));
        }
    }

    public Figure Figure(string unit, double scale)
    {
        var figure = new Figure(Positive("value") * scale, unit, Text("source"), Confidence());
        if (Has("derivation") != (figure.Confidence == Hardware.Confidence.Computed))
            throw Fault(
                "a computed figure has a derivation, and no other has. Write \"derivation\": \"2 channels x 8 B x 5,600 MT/s\", or name "
                + "another confidence");
        return Has("derivation") ? figure with { Derivation = Text("derivation") } : figure;
    }

    public DeviceSheetException Fault(string what) => new($"{path}: {what}.");

    private JsonValueKind Kind => element.ValueKind;

    private JsonElement[] Elements() => [.. element.EnumerateArray()];

    private double Positive(string property)
    {
        var value = this[property];
        return value.Kind == JsonValueKind.Number && value.Number() is > 0 and < 1e9 and var number
            ? number
            : throw value.Fault("not a number above 0 and below 1e9. Check the unit in the property's name");
    }

    private double Number() => element.GetDouble();

    private Confidence Confidence() => Text("confidence") switch
    {
        "verified" => Hardware.Confidence.Verified,
        "secondary" => Hardware.Confidence.Secondary,
        "computed" => Hardware.Confidence.Computed,
        var other => throw Fault($"confidence '{other}' is unknown. Use verified, secondary or computed"),
    };
}
