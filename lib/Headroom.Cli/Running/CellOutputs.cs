using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Cli.Running;

/// <summary>Turns the events of one cell into the outputs of a notebook's cell, and passes console text on as it comes.</summary>
internal sealed class CellOutputs(InteractiveDocumentElement cell, Action<string> printed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DisplayElement> _byId = [];

    /// <summary>Called from whichever thread of the cell made the event.</summary>
    public void Add(KernelEvent happened)
    {
        lock (_gate)
        {
            switch (happened)
            {
                case StandardOutputValueProduced { FormattedValues: var text }: Print("stdout", text); break;
                case StandardErrorValueProduced { FormattedValues: var text }: Print("stderr", text); break;
                case ReturnValueProduced { FormattedValues: var values }: cell.Outputs.Add(Result(values)); break;
                case DisplayedValueUpdated { ValueId: { } id, FormattedValues: var values } when _byId.TryGetValue(
                    id, out var shown): Replace(shown, values); break;
                case DisplayedValueProduced or DisplayedValueUpdated: Display((DisplayEvent)happened); break;
                case ErrorProduced { Message: var message }: cell.Outputs.Add(new ErrorElement(message)); break;
                case CommandFailed { Message: var message }: cell.Outputs.Add(
                    new ErrorElement(message, "Error", message.Split('\n'))); break;
            }
        }
    }

    // Every write is an event; a notebook keeps runs of them as one stream.
    private void Print(string name, IReadOnlyCollection<FormattedValue> values)
    {
        var text = values.FirstOrDefault()?.Value ?? "";
        if (cell.Outputs is [.., TextElement last] && last.Name == name) cell.Outputs[^1] = new TextElement(last.Text + text, name);
        else cell.Outputs.Add(new TextElement(text, name));
        printed(text);
    }

    private ReturnValueElement Result(IReadOnlyCollection<FormattedValue> values)
    {
        var result = new ReturnValueElement { ExecutionOrder = cell.ExecutionOrder };
        foreach (var value in values) result.Data[value.MimeType] = value.Value;
        return result;
    }

    private void Display(DisplayEvent display)
    {
        var element = new DisplayElement(new Dictionary<string, object>());
        Replace(element, display.FormattedValues);
        cell.Outputs.Add(element);
        if (display.ValueId is { } id) _byId[id] = element;
    }

    private static void Replace(DisplayElement element, IReadOnlyCollection<FormattedValue> values)
    {
        element.Data.Clear();
        foreach (var value in values) element.Data[value.MimeType] = value.Value;
    }
}
