using System.Text;

namespace Headroom.Jupyter.Cells;

/// <summary>What threads of a cell say after it has ended: shown under the cell that runs then, or the next that runs.</summary>
internal sealed class LateOutput
{
    private const int Most = 100_000;
    private readonly Lock _gate = new();
    private readonly StringBuilder _waiting = new();
    private CellRun? _running;
    private string? _last;
    private long _dropped;

    /// <summary>A cell begins: it shows what waits.</summary>
    public void Tell(CellRun cell)
    {
        string waiting;
        lock (_gate)
        {
            (_running, _last) = (cell, null);
            if (_dropped > 0)
                _waiting.Append($"{Environment.NewLine}[{_dropped:N0} more characters were printed and not shown.]{Environment.NewLine}");
            waiting = _waiting.ToString();
            _waiting.Clear();
            _dropped = 0;
        }
        if (waiting.Length > 0) cell.Print(waiting.EndsWith('\n') ? waiting : waiting + Environment.NewLine, isError: false);
    }

    public void Ended(CellRun cell)
    {
        lock (_gate)
            if (_running == cell) (_running, _last) = (null, null);
    }

    /// <summary>Text of an ended cell, under one line that says whose it is.</summary>
    public void Add(string cell, string text, bool isError)
    {
        bool isNew;
        lock (_gate)
        {
            isNew = _last != cell;
            _last = cell;
        }
        Say(isNew ? $"[{Title(cell)} went on printing after its end:]{Environment.NewLine}{text}" : text, isError);
    }

    public void Say(string text, bool isError)
    {
        CellRun? running;
        lock (_gate)
        {
            running = _running;
            if (running is null)
            {
                var room = Math.Min(text.Length, Most - Math.Min(Most, _waiting.Length));
                if (room > 0 && room < text.Length && char.IsHighSurrogate(text[room - 1])) room--;
                _waiting.Append(text, 0, room);
                _dropped += text.Length - room;
            }
        }
        running?.Print(text, isError);
    }

    // "cell-3.cs" as people say it.
    private static string Title(string name) => Path.GetFileNameWithoutExtension(name).Replace('-', ' ');
}
