using System.Text;
using Headroom.Course.Errors;

namespace Headroom.Course.Json;

/// <summary>Line and column, both from 1; a column counts characters.</summary>
internal readonly record struct Position(int Line, int Column);

/// <summary>The bytes of a file and where its lines start, to turn an offset into line and column.</summary>
internal sealed class JsonSource(string file, byte[] bytes)
{
    private readonly int[] starts = LineStarts(bytes);
    private (int Line, int Offset, int Column) last = (0, 0, 1);

    public byte[] Bytes => bytes;

    public Position At(long offset)
    {
        var clamped = (int)Math.Clamp(offset, 0, bytes.Length);
        var found = Array.BinarySearch(starts, clamped);
        var line = found >= 0 ? found : ~found - 1;
        // Tokens come in order: counting on from the last one keeps a file of one long line linear.
        if (last.Line != line || last.Offset > clamped) last = (line, starts[line], 1);
        last = (line, clamped, last.Column + Encoding.UTF8.GetCharCount(bytes.AsSpan(last.Offset..clamped)));
        return new Position(line + 1, last.Column);
    }

    /// <summary>Offset of a place given as System.Text.Json gives it: line and byte in the line, both from 0.</summary>
    public int Offset(long line, long byteInLine) =>
        (int)Math.Min(starts[(int)Math.Min(line, starts.Length - 1)] + byteInLine, bytes.Length);

    public ManifestError Problem(long offset, string what, string fix)
    {
        var at = At(offset);
        return new ManifestError(file, at.Line, at.Column, what, fix);
    }

    public CourseException Error(long offset, string what, string fix) =>
        new([Problem(offset, what, fix)]);

    private static int[] LineStarts(byte[] bytes)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] == '\n') starts.Add(i + 1);
        return [.. starts];
    }
}
