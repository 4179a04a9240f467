using System.Text;

namespace Headroom.Cli.Running;

/// <summary>Collects what a cell prints and passes it on line by line.</summary>
internal sealed class ConsoleLines(Action<string> line)
{
    private readonly StringBuilder _open = new();

    public void Add(string text)
    {
        foreach (var c in text)
        {
            if (c == '\n') Close();
            else if (c != '\r') _open.Append(c);
        }
    }

    /// <summary>Passes on a last line that has no end.</summary>
    public void Flush()
    {
        if (_open.Length > 0) Close();
    }

    private void Close()
    {
        line(_open.ToString());
        _open.Clear();
    }
}
