using Headroom.Speculation.Traces;

namespace Headroom.Tests.Speculation.Traces;

public sealed class TokenTracesTest
{
    private static readonly Func<int, TraceShape?, TokenTrace>[] s_kinds =
        [TokenTraces.Stories, TokenTraces.Edits, TokenTraces.Repeats, TokenTraces.Unguessable, TokenTraces.Shifting];

    [Fact]
    public void One_seed_gives_one_trace_and_another_seed_another() => Assert.All(s_kinds, kind =>
    {
        Assert.Equal(All(kind(3, null)), All(kind(3, null)));
        Assert.NotEqual(All(kind(3, null)), All(kind(4, null)));
    });

    [Fact]
    public void Answers_have_the_length_that_was_asked_and_tokens_of_the_vocabulary()
    {
        var shape = new TraceShape { Exchanges = 7, Tokens = 33, Vocabulary = 300, Changed = 0.4 };
        foreach (var trace in s_kinds.Select(kind => kind(5, shape)))
        {
            Assert.Equal(trace.Name == "shifting" ? 28 : 7, trace.Exchanges.Count);
            Assert.All(trace.Exchanges, each => Assert.Equal(33, each.Answer.Length));
            Assert.All(All(trace), token => Assert.InRange(token, 0, 299));
        }
    }

    [Fact]
    public void Nothing_changes_where_nothing_may()
    {
        var still = new TraceShape { Changed = 0 };
        Assert.All(TokenTraces.Edits(1, still).Exchanges, each => Assert.Equal(each.Prompt[..160], each.Answer));
        Assert.Single(TokenTraces.Repeats(1, still).Exchanges.Select(each => string.Join(' ', each.Answer)).Distinct());
    }

    [Fact]
    public void Names_of_a_dialogue_are_in_no_story()
    {
        var trace = TokenTraces.Shifting(2);
        int[] Names(int phase) => [.. trace.Exchanges.Where(each => each.Phase == phase).SelectMany(each => each.Answer)
            .Where(token => token >= 384).Distinct()];
        Assert.NotEmpty(Names(0));
        Assert.NotEmpty(Names(2));
        Assert.Empty(Names(0).Intersect(Names(2)));
        Assert.Equal(4, trace.Phases);
    }

    [Fact]
    public void Bytes_are_even_and_do_not_depend_on_the_one_before()
    {
        int[] tokens = All(TokenTraces.Unguessable(1, new() { Exchanges = 400, Tokens = 256 }));
        Assert.InRange(tokens.Max(), 0, 255);
        // 107,200 tokens, 418.75 each; six standard deviations are 123.
        Assert.All(tokens.CountBy(token => token), each => Assert.InRange(each.Value, 296, 542));
        // Chance gives one pair in 256 equal: 418 +- 123.
        Assert.InRange(tokens.Zip(tokens.Skip(1)).Count(pair => pair.First == pair.Second), 296, 542);
    }

    [Fact]
    public void A_corpus_is_none_of_the_stories_and_of_their_language()
    {
        var (corpus, trace) = (TokenTraces.Corpus(1), TokenTraces.Stories(1));
        Assert.Empty(corpus.Select(Said).Intersect(trace.Exchanges.Select(each => Said(each.Answer))));
        Assert.InRange(Pairs(trace.Exchanges[0].Answer).Count(corpus.SelectMany(Pairs).ToHashSet().Contains), 80, 159);
    }

    [Fact]
    public void What_cannot_be_drawn_is_said()
    {
        Assert.Contains("1 and more", Assert.Throws<ArgumentException>(() => TokenTraces.Stories(1, new() { Tokens = 0 })).Message);
        Assert.Contains("64 and more", Assert.Throws<ArgumentException>(() => TokenTraces.Edits(1, new() { Vocabulary = 9 })).Message);
        Assert.Contains("chances", Assert.Throws<ArgumentException>(() => TokenTraces.Repeats(1, new() { Changed = double.NaN })).Message);
        Assert.Contains("'poems'", Assert.Throws<ArgumentException>(() => TokenTraces.Phases(1, null, "stories", "poems")).Message);
    }

    private static int[] All(TokenTrace trace) => [.. trace.Exchanges.SelectMany(each => each.Prompt.Concat(each.Answer))];

    private static string Said(int[] text) => string.Join(' ', text);

    private static IEnumerable<(int, int)> Pairs(int[] text) => text.Zip(text.Skip(1));
}
