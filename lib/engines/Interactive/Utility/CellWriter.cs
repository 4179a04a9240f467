using System.Text;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Utility;

/// <summary>A console writer that gives each write to the cell on whose behalf the thread runs, and everything else to the console.</summary>
internal sealed class CellWriter(TextWriter console, bool isError) : TextWriter
{
    public override Encoding Encoding => console.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (KernelInvocationContext.IsPublishing || KernelInvocationContext.Current is not { IsComplete: false } context)
        {
            console.Write(value);
            return;
        }
        if (PrintBudget.Of(context.Command) is not { } budget)
        {
            Publish(context, value, isError);
            return;
        }
        var allowed = budget.Take(value, out var isFirstCut);
        if (allowed.Length > 0) Publish(context, allowed, isError);
        if (isFirstCut) Publish(context, $"{Environment.NewLine}[Cut off: a cell may print {budget.Limit:N0} characters. It runs on.]{Environment.NewLine}", isError: true);
    }

    private static void Publish(KernelInvocationContext context, string value, bool isError)
    {
        FormattedValue[] text = [new(PlainTextFormatter.MimeType, value)];
        context.Publish(isError
            ? new StandardErrorValueProduced(context.CurrentCommand, text)
            : new StandardOutputValueProduced(context.CurrentCommand, text));
    }

    public override void WriteLine() => Write(CoreNewLine);

    // One write, one event: the line and its end together.
    public override void WriteLine(string? value) => Write(value + Environment.NewLine);

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

    public override void Flush() => console.Flush();
}
