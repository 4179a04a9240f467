using Headroom.Tokenizing;

namespace Headroom.Tests.Tokenizing;

public sealed class ByteAlphabetTest
{
    private static readonly byte[] s_all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    [Theory]
    [InlineData(' ', 'Ġ')]
    [InlineData('\n', 'Ċ')]
    [InlineData('\t', 'ĉ')]
    [InlineData('A', 'A')]
    [InlineData(0x00, 'Ā')]
    [InlineData(0x7F, 'ġ')]
    [InlineData(0xA0, 'ł')]
    [InlineData(0xAD, 'Ń')]
    [InlineData(0xFF, 'ÿ')]
    public void A_byte_has_the_letter_that_GPT_2_gives_it(int value, char letter) => Assert.Equal(letter, ByteAlphabet.Letter((byte)value));

    [Fact]
    public void All_bytes_come_back_from_256_letters()
    {
        var text = ByteAlphabet.Write(s_all);
        Assert.Equal(256, text.Distinct().Count());
        Assert.True(ByteAlphabet.TryRead(text, out var bytes));
        Assert.Equal(s_all, bytes);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("日")]
    public void A_character_that_is_no_letter_of_it_is_refused(string text) => Assert.False(ByteAlphabet.TryRead(text, out _));
}
