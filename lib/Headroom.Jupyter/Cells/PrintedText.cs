using System.Text;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// What a cell prints, as events. The first writes are events each, so that text and displays keep their order to the letter; a flood is gathered into
/// pieces. Called under the cell's lock.
/// </summary>
internal sealed class PrintedText(KernelInvocationContext context, SubmitCode command)
{
    private const int Single = 500, Piece = 8 << 10;
    private readonly PrintBudget? _budget = PrintBudget.Of(command);
    private readonly StringBuilder _waiting = new();
    private bool _waitingIsError;
    private int _writes;

    public void Add(string text, bool isError)
    {
        var allowed = _budget is null ? text : _budget.Take(text, out var isFirstCut) is var part && isFirstCut ? part + _budget.CutOff : part;
        if (allowed.Length == 0) return;
        if (++_writes <= Single)
        {
            Publish(allowed, isError);
            return;
        }
        if (isError != _waitingIsError) Flush();
        _waitingIsError = isError;
        _waiting.Append(allowed);
        if (_waiting.Length >= Piece) Flush();
    }

    public void Flush()
    {
        if (_waiting.Length == 0) return;
        var text = _waiting.ToString();
        _waiting.Clear();
        Publish(text, _waitingIsError);
    }

    private void Publish(string text, bool isError)
    {
        using var host = CellConsole.AsHost();
        FormattedValue[] values = [new(PlainTextFormatter.MimeType, text)];
        context.Publish(isError ? new StandardErrorValueProduced(command, values) : new StandardOutputValueProduced(command, values));
    }
}
