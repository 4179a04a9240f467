using System.Text;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Standard output or error of a process in which cells run. Any number of threads may write; one write is one call, and a line goes
/// together with its end.
/// </summary>
internal sealed class CellWriter(TextWriter console, bool isError) : TextWriter
{
    public override Encoding Encoding => console.Encoding;

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        Unbroken.Run(() =>
        {
            if (CellConsole.IsCells && CellRun.Current is { } cell) cell.Print(value, isError);
            else console.Write(value);
        });
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(StringBuilder? value) => Write(value?.ToString());

    public override void WriteLine() => Write(Environment.NewLine);

    public override void WriteLine(string? value) => Write(value + Environment.NewLine);

    public override void WriteLine(char value) => WriteLine(value.ToString());

    public override void WriteLine(char[]? buffer) => WriteLine(new string(buffer));

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

    public override void WriteLine(StringBuilder? value) => WriteLine(value?.ToString());

    public override void WriteLine(bool value) => WriteLine(value.ToString());

    public override void WriteLine(int value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(uint value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(long value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(ulong value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(float value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(double value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(decimal value) => WriteLine(value.ToString(FormatProvider));

    // At once: who does not await them still expects their order.
    public override Task WriteAsync(string? value) => Now(() => Write(value));

    public override Task WriteAsync(char value) => Now(() => Write(value));

    public override Task WriteAsync(char[] buffer, int index, int count) => Now(() => Write(buffer, index, count));

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        Now(() => Write(buffer.Span));

    public override Task WriteLineAsync() => Now(WriteLine);

    public override Task WriteLineAsync(string? value) => Now(() => WriteLine(value));

    public override Task WriteLineAsync(char value) => Now(() => WriteLine(value));

    public override Task WriteLineAsync(char[] buffer, int index, int count) => Now(() => WriteLine(buffer, index, count));

    public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        Now(() => WriteLine(buffer.Span));

    public override void Flush() => console.Flush();

    private static Task Now(Action write)
    {
        write();
        return Task.CompletedTask;
    }
}
