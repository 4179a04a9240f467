using System.Text;
using Headroom.Course.Errors;

namespace Headroom.Course.Json;

/// <summary>Line and column, both from 1; a column counts characters.</summary>
internal readonly record struct Position(int Line, int Column);

/// <summary>The bytes of a file and where its lines start, to turn an offset into line and column.</summary>
internal sealed class JsonSource(string file, byte[] bytes)
{
    private readonly int[] _starts = LineStarts(bytes);
    private (int Line, int Offset, int Column) _last = (0, 0, 1);

    public byte[] Bytes => bytes;

    public Position At(long offset)
    {
        var clamped = (int)Math.Clamp(offset, 0, bytes.Length);
        var found = Array.BinarySearch(_starts, clamped);
        var line = found >= 0 ? found : ~found - 1;
        // Tokens come in order: counting on from the last one keeps a file of one long line linear.
        if (_last.Line != line || _last.Offset > clamped) _last = (line, _starts[line], 1);
        _last = (line, clamped, _last.Column + Encoding.UTF8.GetCharCount(bytes.AsSpan(_last.Offset..clamped)));
        return new Position(line + 1, _last.Column);
    }

    /// <summary>Offset of a place given as System.Text.Json gives it: line and byte in the line, both from 0.</summary>
    public int Offset(long line, long byteInLine) =>
        (int)Math.Min(_starts[(int)Math.Min(line, _starts.Length - 1)] + byteInLine, bytes.Length);

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
