using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Headroom.Tokenizing;
using Headroom.Testing;

namespace Headroom.Tests.Tokenizing;

public sealed class MergeTrainingTest
{
    [Fact]
    public void The_most_frequent_pair_comes_first() =>
        Assert.Equal(["ab", "abc"], Learned(2, "abc\nabc\nabd"));

    [Fact]
    public void Of_equally_frequent_pairs_the_lower_left_token_then_the_lower_right_one_comes_first() =>
        Assert.Equal(["ab", "ac", "bc"], Learned(3, "bc\nac\nab\nbc\nac\nab"));

    [Fact]
    public void Merges_do_not_cross_words() => Assert.All(Learned(50, "the cat's 12 cats, the 12 dogs"), token =>
        Assert.Single(new WordsOf(token)));

    [Fact]
    public void A_pair_that_occurs_once_is_not_learned() => Assert.Empty(Learned(10, "abc"));

    [Fact]
    public void Nothing_is_learned_from_nothing() => Assert.Empty(Learned(10));

    [Fact]
    public void The_order_of_the_texts_does_not_matter() =>
        Assert.Equal(Learned(40, "tip top", "tap the tip"), Learned(40, "tap the tip", "tip top"));

    // Counts everything anew before each merge.
    [Fact]
    public void Merges_are_those_of_the_slow_way() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Elements("a", "b", "c", "aa", "ab", " ", " a", "é").ListOf().Select(string.Concat).ToArbitrary(), text =>
            SlowMerges.Learn(text, 12, 264).SequenceEqual(MergeTraining.Learn(Samples.Count(text), 12, 264))));

    private static IEnumerable<string> Learned(int count, params string[] texts)
    {
        var tokenizer = new BytePairTokenizer(MergeTraining.Learn(Samples.Count(texts), count, 264));
        return [.. Enumerable.Range(264, tokenizer.VocabularySize - 264).Select(token => Encoding.UTF8.GetString(tokenizer.Bytes(token)))];
    }

    private sealed class WordsOf(string text) : List<string>(Split(text))
    {
        private static IEnumerable<string> Split(string text)
        {
            for (var at = 0; at < text.Length;)
            {
                var end = WordSplitter.End(new Utf16Runes(text), at);
                yield return text[at..end];
                at = end;
            }
        }
    }
}
