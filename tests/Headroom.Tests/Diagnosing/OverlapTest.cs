using Headroom.Diagnosing;

namespace Headroom.Tests.Diagnosing;

public sealed class OverlapTest
{
    [Theory]
    [InlineData("abcd", "xbcy", 2)]
    [InlineData("abcd", "abcd", 4)]
    [InlineData("abab", "babab", 4)]
    [InlineData("abcabc", "abc", 3)]
    [InlineData("abxcd", "abcd", 2)]
    [InlineData("aaa", "aaaaa", 3)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "abc", 0)]
    [InlineData("abc", "", 0)]
    public void The_longest_piece_has_no_gap(string a, string b, int longest)
    {
        Assert.Equal(longest, Overlap.Longest(Tokens(a), Tokens(b)));
        Assert.Equal(longest, Overlap.Longest(Tokens(b), Tokens(a)));
    }

    private static int[] Tokens(string text) => [.. text.Select(letter => (int)letter)];
}
