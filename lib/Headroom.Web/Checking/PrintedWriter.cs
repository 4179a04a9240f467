using System.Text;
using Headroom.Grading.Hosting;

namespace Headroom.Web.Checking;

/// <summary>A console's stream that keeps the end of what is written.</summary>
internal sealed class PrintedWriter(Printed printed) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => printed.Add([value]);

    public override void Write(char[] buffer, int index, int count) => printed.Add(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => printed.Add(buffer);

    public override void Write(string? value) => printed.Add(value);
}
