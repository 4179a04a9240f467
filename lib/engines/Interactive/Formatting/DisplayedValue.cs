using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Something already on the page, which can be replaced.</summary>
public class DisplayedValue(object? value, IReadOnlyList<FormattedValue> formattedValues)
{
    public string DisplayId { get; } = Guid.NewGuid().ToString();

    public bool IsUpdated { get; private set; }

    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; } =
        formattedValues ?? throw new ArgumentNullException(nameof(formattedValues));

    public object? Value { get; private set; } = value;

    /// <summary>Formats the new value with the MIME types of the first one, and shows it in the same place.</summary>
    public void Update(object? updatedValue)
    {
        IsUpdated = true;
        Value = updatedValue;
        FormattedValues = FormattedValue.CreateManyFromObject(updatedValue, [.. FormattedValues.Select(v => v.MimeType)]);
        Show();
    }

    /// <summary>On the page of the running cell, or on the console where no cell runs.</summary>
    internal void Show()
    {
        if (KernelInvocationContext.Current is not { IsComplete: false } context)
            Console.WriteLine(Value.ToDisplayString(PlainTextFormatter.MimeType));
        else if (IsUpdated)
            context.Publish(new DisplayedValueUpdated(Value, DisplayId, context.CurrentCommand, FormattedValues));
        else
            context.Publish(new DisplayedValueProduced(Value, context.CurrentCommand, FormattedValues, DisplayId));
    }
}
