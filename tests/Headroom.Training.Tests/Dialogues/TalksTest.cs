using Headroom.Testing;
using Headroom.Tokenizing;
using Headroom.Training.Grammars;

namespace Headroom.Training.Dialogues;

public sealed class TalksTest
{
    [Fact]
    public void Eight_talks() =>
        Snapshot.Match(string.Join("\n---\n", Enumerable.Range(0, 8).Select(i => Talks.Talk(2026, i).Text)) + "\n");

    [Fact]
    public void The_grammar_is_unambiguous() => Assert.All(Enumerable.Range(0, 500), i =>
    {
        var talk = Talks.Talk(5, i);
        var derivations = Derivations.Of(Talks.Grammar, talk.Text);
        Assert.Equal(1, derivations.Count);
        Assert.Equal(talk.Bits, derivations.Bits, 6);
    });

    [Fact]
    public void A_talk_begins_with_a_user_or_a_system_and_ends_with_an_answer() => Assert.All(Enumerable.Range(0, 500), i =>
    {
        var talk = Talks.Talk(1, i).Text;
        Assert.True(talk.StartsWith(Marks.User, StringComparison.Ordinal) || talk.StartsWith(Marks.System, StringComparison.Ordinal));
        var turns = talk.Split(Marks.User);
        Assert.All(turns.Skip(1), turn => Assert.Equal(2, turn.Split(Marks.Assistant).Length));
    });

    [Fact]
    public void Names_are_drawn_anew_for_every_talk()
    {
        var names = Enumerable.Range(0, 2000).Select(i => Talks.Talk(1, i).Text).Select(talk =>
            talk.Split(' ', '.', ',').FirstOrDefault(word => Lexicon.Contains(word))).OfType<string>().ToList();
        Assert.True(names.Distinct().Count() > 0.85 * names.Count, $"{names.Distinct().Count()} of {names.Count}");
    }

    private static HashSet<string> Lexicon { get; } =
        [.. Talks.Grammar.Registers.First(register => register.Name == "me").Lexicon.Entries.Select(entry => entry[0])];
}
