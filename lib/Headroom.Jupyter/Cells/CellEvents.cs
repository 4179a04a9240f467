using System.Text;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// What a cell says, on its way to those who listen. One thread at a time sends, and holds no lock while it does: a listener may print,
/// wait, or be slow. Whoever comes meanwhile leaves what it has in the queue and goes on. The first writes are events each, so that text
/// and displays keep their order to the letter; a flood is gathered into pieces.
/// </summary>
internal sealed class CellEvents(KernelInvocationContext context, SubmitCode command)
{
    private const int Single = 500, Piece = 8 << 10;
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);
    private readonly PrintBudget? _budget = PrintBudget.Of(command);
    private readonly Lock _gate = new();
    private readonly Queue<Action> _waiting = [];
    private readonly StringBuilder _text = new();
    private Timer? _timer;
    private bool _textIsError, _isSending, _hasEnded;
    private int _writes;

    public bool HasEnded
    {
        get { lock (_gate) return _hasEnded; }
    }

    /// <summary>False once the cell has ended: the text is not its own any more.</summary>
    public bool Print(string text, bool isError)
    {
        lock (_gate)
        {
            if (_hasEnded) return false;
            var allowed = _budget is null ? text : _budget.Take(text, out var isFirstCut) is var part && isFirstCut ? part + _budget.CutOff
                : part;
            if (allowed.Length == 0) return true;
            if (isError != _textIsError) GatherText();
            _textIsError = isError;
            _text.Append(allowed);
            if (++_writes > Single && _text.Length < Piece)
            {
                // A cell that has printed much and now computes shows all of it.
                (_timer ??= new(_ => Send())).Change(s_moment, Timeout.InfiniteTimeSpan);
                return true;
            }
            GatherText();
        }
        Send();
        return true;
    }

    /// <summary>Nothing happens once the cell has ended.</summary>
    public void Publish(KernelEvent happened)
    {
        lock (_gate)
            if (!_hasEnded) Add(() => context.Publish(happened));
        Send();
    }

    /// <summary>Ends when everything that was said before the call has been sent.</summary>
    public Task SentAsync(bool andEnd = false)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            Add(sent.SetResult);
            _hasEnded |= andEnd;
        }
        Send();
        return sent.Task;
    }

    private void Add(Action send)
    {
        GatherText();
        _waiting.Enqueue(send);
    }

    private void GatherText()
    {
        if (_text.Length == 0) return;
        FormattedValue[] values = [new(PlainTextFormatter.MimeType, _text.ToString())];
        _text.Clear();
        KernelEvent printed = _textIsError ? new StandardErrorValueProduced(command, values)
            : new StandardOutputValueProduced(command, values);
        _waiting.Enqueue(() => context.Publish(printed));
    }

    // A listener that throws, or an interrupt that arrives in it, ends its own event: the next sender goes on behind it.
    private void Send()
    {
        while (Next() is { } send)
        {
            using var host = CellConsole.AsHost();
            try { send(); }
            finally { lock (_gate) _isSending = false; }
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            if (_isSending) return null;
            if (_waiting.Count == 0) GatherText();
            _isSending = _waiting.TryDequeue(out var send);
            return send;
        }
    }
}
