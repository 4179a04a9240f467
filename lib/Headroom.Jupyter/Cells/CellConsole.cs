using System.Text;

namespace Headroom.Jupyter.Cells;

/// <summary>What a cell's code writes to the console, from whatever thread, belongs to that cell; everything else stays the host's.</summary>
internal static class CellConsole
{
    private static readonly Lock s_gate = new();
    private static readonly AsyncLocal<bool> s_isHost = new();
    private static TextWriter? s_out, s_error;

    /// <summary>Puts the writers in place: when a kernel is made, below the package's own capture, and at each cell on top of it.</summary>
    public static void Install()
    {
        lock (s_gate)
        {
            s_out ??= TextWriter.Synchronized(new Writer(Console.Out, isError: false));
            s_error ??= TextWriter.Synchronized(new Writer(Console.Error, isError: true));
            if (!ReferenceEquals(Console.Out, s_out)) Console.SetOut(s_out);
            if (!ReferenceEquals(Console.Error, s_error)) Console.SetError(s_error);
        }
    }

    /// <summary>Until disposed, what the calling code writes is the host's, though a cell made it run.</summary>
    public static IDisposable AsHost()
    {
        s_isHost.Value = true;
        return System.Reactive.Disposables.Disposable.Create(() => s_isHost.Value = false);
    }

    /// <summary>One write, one call: a line and its end together.</summary>
    private sealed class Writer(TextWriter console, bool isError) : TextWriter
    {
        public override Encoding Encoding => console.Encoding;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void Write(string? value)
        {
            if (string.IsNullOrEmpty(value)) return;
            Unbroken.Run(() =>
            {
                if (!s_isHost.Value && CellRun.Current is { } cell) cell.Print(value, isError);
                else console.Write(value);
            });
        }

        public override void WriteLine() => Write(CoreNewLine);

        public override void WriteLine(string? value) => Write(value + Environment.NewLine);

        public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));

        public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

        public override void Flush() => console.Flush();
    }
}
