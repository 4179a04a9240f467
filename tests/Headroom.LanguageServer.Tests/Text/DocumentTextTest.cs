using Headroom.LanguageServer.Protocol;
using Headroom.LanguageServer.Text;

namespace Headroom.LanguageServer.Tests.Text;

public sealed class DocumentTextTest
{
    [Theory]
    [InlineData("ab\ncd", 1, 1, 4)]
    [InlineData("ab\r\ncd", 1, 1, 5)]
    [InlineData("ab\rcd", 1, 1, 4)]
    [InlineData("a\u2028b\ncd", 1, 0, 4)] // a line to the compiler, none to the protocol
    [InlineData("😀x\ny", 0, 2, 2)]
    [InlineData("", 0, 0, 0)]
    [InlineData("a\n", 1, 0, 2)]
    public void A_place_is_a_line_and_utf16_units(string text, int line, int character, int offset)
    {
        var document = new DocumentText(text);
        Assert.Equal(offset, document.OffsetOf(new(line, character)));
        Assert.Equal(new Position(line, character), document.PositionOf(offset));
    }

    [Theory]
    [InlineData("ab\ncd", 0, 9, 2)]
    [InlineData("ab\r\ncd", 0, 9, 2)]
    [InlineData("ab\ncd", 9, 0, 5)]
    [InlineData("ab\ncd", -1, 3, 0)]
    [InlineData("ab\ncd", 1, int.MaxValue, 5)]
    public void A_place_behind_a_line_is_its_end_and_one_behind_the_text_the_texts(string text, int line, int character, int offset) =>
        Assert.Equal(offset, new DocumentText(text).OffsetOf(new(line, character)));

    [Fact]
    public void Edits_replace_a_range_or_everything()
    {
        var text = new DocumentText("one 😀 two\nthree");
        Assert.Equal("one 😀 2\nthree", text.With(new("2", new(new(0, 7), new(0, 10)))).Text);
        Assert.Equal("one 😀 two three", text.With(new(" ", new(new(0, 10), new(1, 0)))).Text);
        Assert.Equal("new", text.With(new("new")).Text);
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new DocumentText("abc").With(new("", new(new(0, 2), new(0, 1)))));
}
