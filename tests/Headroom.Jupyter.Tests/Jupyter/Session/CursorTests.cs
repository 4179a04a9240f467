using FsCheck;
using FsCheck.Fluent;
using Microsoft.DotNet.Interactive;
using Headroom.Jupyter.Session;

namespace Headroom.Jupyter.Tests.Jupyter.Session;

public sealed class CursorTests
{
    [Theory]
    [InlineData("abc", 2, 0, 2)]
    [InlineData("a\nbc", 3, 1, 1)]
    [InlineData("😀x", 1, 0, 2)]
    [InlineData("\"😀\"\n😀.", 6, 1, 3)]
    [InlineData("ab", 99, 0, 2)]
    public void A_cursor_in_code_points_is_a_line_and_utf_16_units(string code, int cursor, int line, int character) =>
        Assert.Equal(new LinePosition(line, character), CursorPosition.ToLine(code, cursor));

    [Fact]
    public void There_and_back_is_where_it_was() => Prop.ForAll<string, int>((text, at) =>
    {
        var code = text ?? "";
        var cursor = Math.Abs(at % (code.EnumerateRunes().Count() + 1));
        return CursorPosition.FromLine(code, CursorPosition.ToLine(code, cursor)) == cursor || code.Any(char.IsSurrogate);
    }).QuickCheckThrowOnFailure();
}
