using System.Security.Cryptography;
using System.Text;
using Headroom.Testing;
using Headroom.Training.Grammars;

namespace Headroom.Training.Stories;

public sealed class TalesTest
{
    private static readonly string[] s_spots =
        [.. Tales.Grammar.Registers.First(register => register.Name == "spot").Lexicon.Entries.Select(entry => entry[0])];

    [Fact]
    public void Three_tales() =>
        Snapshot.Match(string.Join("\n\n---\n\n", Enumerable.Range(0, 3).Select(i => Tales.Tale(2026, i).Text)) + "\n");

    [Fact]
    public void A_thousand_tales_are_the_same_on_every_machine() => Snapshot.Match(
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(i => Tales.Tale(2026, i).Text)))))
                + "\n");

    [Fact]
    public void The_grammar_is_unambiguous_and_a_tales_bits_are_exact() => Assert.All(Enumerable.Range(0, 500), i =>
    {
        var tale = Tales.Tale(5, i);
        var derivations = Derivations.Of(Tales.Grammar, tale.Text);
        Assert.Equal(1, derivations.Count);
        Assert.Equal(tale.Bits, derivations.Bits, 6);
    });

    [Fact]
    public void No_rule_says_the_same_twice() => Assert.All(Tales.Grammar.Rules, rule =>
        Assert.Equal(rule.Alternatives.Count,
            rule.Alternatives.Select(one => string.Join('|', one.Symbols.Select(Describe))).Distinct().Count()));

    [Fact]
    public void Eighty_million_characters_hold_no_tale_twice()
    {
        var (seen, characters) = (new HashSet<(ulong, ulong)>(), 0L);
        for (var i = 0; characters < 80_000_000; i++)
        {
            var tale = Tales.Tale(2026, i).Text;
            var hash = SHA256.HashData(Encoding.ASCII.GetBytes(tale));
            Assert.True(seen.Add((BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash, 8))), $"tale {i} was told before");
            characters += tale.Length;
        }
    }

    [Fact]
    public void Tales_are_ASCII_so_that_characters_are_bytes() =>
        Assert.All(Enumerable.Range(0, 1000), i => Assert.True(Ascii.IsValid(Tales.Tale(1, i).Text)));

    [Fact]
    public void There_are_hundreds_of_templates_and_more_than_a_thousand_words()
    {
        Assert.InRange(Tales.Grammar.Templates, 500, 5000);
        Assert.InRange(Tales.Grammar.Words, 1500, 5000);
    }

    [Fact]
    public void What_is_lost_is_found_where_it_was_left()
    {
        var left = 0;
        for (var i = 0; i < 2000; i++)
        {
            var tale = Tales.Tale(3, i).Text;
            if (Between(tale, "You left your ", ",\" ") is not { } answer) continue;
            left++;
            var spot = s_spots.First(answer.EndsWith);
            Assert.True(tale.AsSpan().Count(spot) >= 3, $"{spot} in\n{tale}");
        }
        Assert.InRange(left, 10, 500);
    }

    private static string? Between(string text, string start, string end)
    {
        var at = text.IndexOf(start, StringComparison.Ordinal);
        return at < 0 ? null : text[(at + start.Length)..text.IndexOf(end, at, StringComparison.Ordinal)];
    }

    private static string Describe(Symbol symbol) => symbol switch
    {
        Literal literal => literal.Text,
        Expansion expansion => $"{{{expansion.Rule.Name} {expansion.Capital}}}",
        Slot slot => $"{{{slot.Register.Name} {slot.Form} {slot.Draws} {slot.Article} {slot.Capital}}}",
        _ => throw new InvalidOperationException(),
    };
}
