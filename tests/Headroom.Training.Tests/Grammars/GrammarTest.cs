using Headroom.Training.Seeds;

namespace Headroom.Training.Grammars;

public sealed class GrammarTest
{
    private const string Small =
        """
        phrase tale
          3 {meet} {go}
          {meet}
        sentence meet
          {+hero} met {+friend.a}.
        sentence go
          {Hero.he} and the {friend} went {+place}.
          Off went {hero} with {hero.his} {friend}!
        lexicon person he his
          Tom / he / his | Ann / she / her
        lexicon animal
          owl | cat
        lexicon place
          * up | down
          * here | there
        register hero person
        register friend animal
        register place place
        """;

    private static readonly Grammar s_small = Grammar.Read(Small);

    [Theory]
    [InlineData("Tom met an owl.", 2 + 1 + 1)]
    [InlineData("Ann met a cat.", 2 + 1 + 1)]
    [InlineData("Ann met a cat. Off went Ann with her cat!", 0.41503749928 + 1 + 1 + 1)]
    [InlineData("Tom met an owl. He and the owl went down here.", 0.41503749928 + 1 + 1 + 1 + 2)]
    public void A_texts_bits_are_those_of_its_choices(string text, double bits)
    {
        var derivations = Derivations.Of(s_small, text);
        Assert.Equal(1, derivations.Count);
        Assert.Equal(bits, derivations.Bits, 6);
    }

    [Theory]
    [InlineData("Tom met an owl. She and the owl went down here.")]
    [InlineData("Tom met an owl. Off went Tom with his cat!")]
    [InlineData("Tom met a owl.")]
    [InlineData("tom met an owl.")]
    [InlineData("Tom met an owl. ")]
    [InlineData("")]
    public void A_text_that_forgets_what_was_drawn_is_none_of_the_grammars(string text)
    {
        Assert.Equal(0, Derivations.Of(s_small, text).Count);
        Assert.Equal(double.PositiveInfinity, Derivations.Of(s_small, text).Bits);
    }

    [Fact]
    public void The_probabilities_of_all_texts_add_up_to_one()
    {
        var texts = Enumerable.Range(0, 3000).Select(i => Writing.Write(s_small, Dice.For(1, (ulong)i))).DistinctBy(one => one.Text)
            .ToList();
        Assert.Equal(4 + 4 * (4 + 1), texts.Count);
        Assert.Equal(1, texts.Sum(one => Math.Pow(2, -one.Bits)), 9);
    }

    [Fact]
    public void A_text_comes_as_often_as_its_probability_says()
    {
        const int Texts = 40_000;
        var counts = Enumerable.Range(0, Texts).Select(i => Writing.Write(s_small, Dice.For(2, (ulong)i))).CountBy(one => one);
        foreach (var (text, count) in counts)
        {
            var expected = Texts * Math.Pow(2, -text.Bits);
            Assert.InRange(count, expected - 6 * Math.Sqrt(expected), expected + 6 * Math.Sqrt(expected));
        }
    }

    [Fact]
    public void A_text_with_two_derivations_is_counted_twice_and_its_probability_is_their_sum()
    {
        var ambiguous = Grammar.Read("phrase s\n  {a}\n  {b}\nphrase a\n  x\n  y\nphrase b\n  x\n  z");
        Assert.Equal(new Derivations(2, 1), Derivations.Of(ambiguous, "x"));
        Assert.Equal(new Derivations(1, 2), Derivations.Of(ambiguous, "z"));
    }

    [Fact]
    public void A_register_never_draws_what_another_holds()
    {
        var pair = Grammar.Read("phrase s\n  {+a} {+b} {+a}\nlexicon l\n  1 | 2 | 3 | 4\nregister a l\nregister b l");
        for (var i = 0; i < 1000; i++)
        {
            var written = Writing.Write(pair, Dice.For(3, (ulong)i));
            Assert.Equal(3, written.Text.Split(' ').Distinct().Count());
            Assert.Equal(Math.Log2(4 * 3 * 2), written.Bits, 9);
        }
    }

    [Fact]
    public void An_empty_alternative_passes_no_capital_on() =>
        Assert.Equal(1, Derivations.Of(Grammar.Read("phrase s\n  {E}x\nphrase e\n  _"), "x").Count);

    [Theory]
    [InlineData("phrase s\n  {who}", "{who}")]
    [InlineData("phrase s\n  {+who}", "{+who}")]
    [InlineData("phrase s\n  {s", "a { without")]
    [InlineData("phrase s", "s has no alternative")]
    [InlineData("  x", "indented under nothing")]
    [InlineData("verse s\n  x", "line 1")]
    [InlineData("phrase s\n  x\nphrase s\n  y", "names s a second time")]
    [InlineData("register r nothing", "line 1")]
    [InlineData("lexicon l\n  a | a\nphrase s\n  x", "\"a\" twice")]
    [InlineData("lexicon l he\n  a\nphrase s\n  x", "has not 2 forms")]
    [InlineData("lexicon l\n  a\nregister r l\nphrase s\n  {r.he}", "no such form")]
    [InlineData("phrase s\n  0 x", "weight")]
    [InlineData("", "needs a rule")]
    public void A_mistake_in_a_grammar_is_told(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Grammar.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_word_that_was_not_drawn_cannot_be_repeated() => Assert.Contains("r before it was drawn",
        Assert.Throws<InvalidOperationException>(
            () => Writing.Write(Grammar.Read("phrase s\n  {r}\nlexicon l\n  a\nregister r l"), new Dice(0))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Sentences_out_of_context_parse_with_any_word_but_keep_to_it()
    {
        var sentences = Sentences.Of(
            s_small, "Off went Ann with her owl! Off went Ann with his owl! Tom met a cat. Tom sang.\nAnn met an owl.");
        Assert.Equal([true, false, true, false, true], sentences.Select(sentence => sentence.Parses));
        Assert.Equal("Off went Ann with his owl!", sentences[1].Text);
        Assert.Equal("Tom sang.", sentences[3].Text);
        Assert.Empty(sentences[0].Drawn);
        Assert.Equal([("person", "Tom"), ("animal", "cat")], sentences[2].Drawn);
    }
}
