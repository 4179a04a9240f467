using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing.Composing;

namespace Headroom.Tests.Tokenizing.Composing;

public sealed class CompositionTest
{
    [Theory]
    [InlineData("plain, ÄÖ", "plain, ÄÖ")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u212B", "\u00C5")] // the sign of the ångström is the letter
    [InlineData("\u2126", "\u03A9")]
    [InlineData("\uF900", "\u8C48")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")] // below (220) before above (230)
    [InlineData("a\u0302\u0323", "\u1EAD")] // two marks, whichever comes first
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("a\u0315\u0300", "\u00E0\u0315")] // past a mark of another class
    [InlineData("a\u0301\u0301", "\u00E1\u0301")]
    [InlineData("\u0958", "\u0915\u093C")] // excluded from composition
    [InlineData("\u0915\u093C", "\u0915\u093C")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("\uAC01\u11A8", "\uAC01\u11A8")] // that syllable has its tail
    [InlineData("\uAC00\u11A7", "\uAC00\u11A7")]
    [InlineData("\u1100\u0301\u1161", "\u1100\u0301\u1161")] // the mark blocks
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\U00011099\U000110BA", "\U0001109A")]
    [InlineData("e\uFFFE\u0301", "e\uFFFE\u0301")]
    public void Letters_and_marks_become_one_where_there_is_one(string text, string composed) =>
        Assert.Equal(composed, Composition.Of(text));

    [Fact]
    public void A_lone_surrogate_is_the_replacement_character() => Assert.Equal("e\uFFFD\u0301", Composition.Of("e\uD800\u0301"));

    [Fact]
    public void What_is_composed_stays_and_taking_it_apart_makes_no_difference() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(AnyText.Valid, text =>
        {
            var composed = Composition.Of(text);
            var apart = string.Concat(text.EnumerateRunes().Select(rune =>
                CompositionTable.Parts.TryGetValue(rune.Value, out var parts)
                    ? char.ConvertFromUtf32(parts.First) + (parts.Second == 0 ? "" : char.ConvertFromUtf32(parts.Second))
                    : rune.ToString()));
            return Composition.Of(composed) == composed && Composition.Of(apart) == composed;
        }));

    // UnicodeData.txt 14.0: 2,061 code points with a canonical decomposition, of which 1,035 are of one code point.
    [Fact]
    public void The_table_is_whole()
    {
        Assert.Equal(2061, CompositionTable.Parts.Count);
        Assert.Equal(1035, CompositionTable.Parts.Values.Count(parts => parts.Second == 0));
        Assert.Equal(912, CompositionTable.Classes.Count);
        Assert.All(CompositionTable.Pairs, pair => Assert.Equal(pair.Key, CompositionTable.Parts[pair.Value]));
    }
}
