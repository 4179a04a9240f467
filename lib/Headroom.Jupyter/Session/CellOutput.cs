using System.Text;
using System.Text.Json.Nodes;
using Headroom.Jupyter.Cells;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Session;

/// <summary>
/// Turns the events of one cell into messages for all clients, in order. Printed text is gathered for a moment and sent in larger pieces.
/// </summary>
internal sealed class CellOutput : IDisposable
{
    private const int Piece = 32 << 10, MostDisplayed = 64 << 20;
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);

    private readonly Action<string, JsonObject> _publish;
    private readonly SubmitCode _cell;
    private readonly int _count;
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly Timer _timer;
    private string _stream = "stdout";
    private long _displayed;

    public CellOutput(Action<string, JsonObject> publish, SubmitCode cell, int count)
    {
        (_publish, _cell, _count) = (publish, cell, count);
        _timer = new(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The result as plain text, for the history; null when it has none.</summary>
    public string? Result { get; private set; }

    /// <summary>Called on whichever thread of the cell made the event; events of other commands pass by.</summary>
    public void Add(KernelEvent happened)
    {
        if (!IsOfCell(happened.Command)) return;
        switch (happened)
        {
            case StandardOutputValueProduced { FormattedValues: var values }: Print("stdout", TextOf(values)); break;
            case StandardErrorValueProduced { FormattedValues: var values }: Print("stderr", TextOf(values)); break;
            case ErrorProduced { Message: var message }: Print("stderr", message + "\n"); break;
            case ClearOutput { Wait: var wait }: Send("clear_output", new() { ["wait"] = wait }); break;
            case ReturnValueProduced result: ShowResult(result); break;
            case DisplayedValueUpdated update: Display("update_display_data", update); break;
            case DisplayedValueProduced display: Display("display_data", display); break;
        }
    }

    /// <summary>After the last event.</summary>
    public void Finish(CellError? error)
    {
        if (PrintBudget.Of(_cell) is { Dropped: > 0 and var dropped })
            Print("stderr", $"[{dropped:N0} more characters were printed and not shown.]\n");
        if (error is null) Flush();
        else Send("error", error.ToContent());
    }

    public void Dispose() => _timer.Dispose();

    private void ShowResult(ReturnValueProduced result)
    {
        if (!HasRoomFor(result)) return;
        var content = Bundle(result, new() { ["execution_count"] = _count });
        Result = (string?)content["data"]![PlainTextFormatter.MimeType];
        Send("execute_result", content);
    }

    private void Display(string type, DisplayEvent display)
    {
        if (!HasRoomFor(display)) return;
        var transient = new JsonObject();
        if (display.ValueId is { } id) transient["display_id"] = id;
        Send(type, Bundle(display, new() { ["transient"] = transient }));
    }

    private static JsonObject Bundle(DisplayEvent display, JsonObject content)
    {
        content["data"] = MimeBundle.Of(display.Value, display.FormattedValues);
        content["metadata"] = new JsonObject();
        return content;
    }

    private bool HasRoomFor(DisplayEvent display)
    {
        var before = Interlocked.Add(ref _displayed, MimeBundle.Length(display.FormattedValues)) - MimeBundle.Length(
            display.FormattedValues);
        if (_displayed <= MostDisplayed) return true;
        if (before <= MostDisplayed) Print("stderr", $"[Cut off: a cell may display {MostDisplayed >> 20} MB.]\n");
        return false;
    }

    private void Print(string stream, string text)
    {
        lock (_gate)
        {
            if (stream != _stream) SendText();
            _stream = stream;
            if (_text.Length == 0) _timer.Change(s_moment, Timeout.InfiniteTimeSpan);
            _text.Append(text);
            if (_text.Length >= Piece) SendText();
        }
    }

    private void Flush()
    {
        lock (_gate) SendText();
    }

    private void Send(string type, JsonObject content)
    {
        lock (_gate)
        {
            SendText();
            _publish(type, content);
        }
    }

    private void SendText()
    {
        if (_text.Length == 0) return;
        _publish("stream", new() { ["name"] = _stream, ["text"] = _text.ToString() });
        _text.Clear();
    }

    private bool IsOfCell(KernelCommand? command)
    {
        while (command is not null && !ReferenceEquals(command, _cell)) command = command.Parent;
        return command is not null;
    }

    private static string TextOf(IReadOnlyCollection<FormattedValue> values) => values.FirstOrDefault()?.Value ?? "";
}
