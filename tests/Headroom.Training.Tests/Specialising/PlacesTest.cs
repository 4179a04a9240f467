using System.Text;
using Headroom.Training.Specialising;

namespace Headroom.Testing.Specialising;

public sealed class PlacesTest
{
    [Fact]
    public void Identifiers_are_those_of_the_language_in_bytes()
    {
        const string Code = "// größe x\nvar größe = \"no\" + a.Count; /* b */ @class = 1;";
        var bytes = Encoding.UTF8.GetBytes(Code);
        Assert.Equal(["var", "größe", "a", "Count", "@class"], // var is a name that the language gives a meaning
            Places.IdentifierSpans(Code).Select(span => Encoding.UTF8.GetString(bytes[span.Start..span.End])));
    }

    [Fact]
    public void An_identifier_is_asked_where_whole_tokens_spell_it()
    {
        string[] tokens = ["Call", "(_", "scale", ",", " Tiny", "Lm", "x;", "\n", "  y"];
        var text = Encoding.UTF8.GetBytes(string.Concat(tokens)); // Call(_scale, TinyLmx;\n  y
        Assert.Equal([new(0, 1), new(8, 9)],
            Places.Identifiers(text, Lengths(tokens), [(0, 4), (5, 11), (13, 20), (24, 25)]));
    }

    [Fact]
    public void The_second_half_of_a_line_is_asked()
    {
        string[] tokens = ["    ", "return", " x", ";", "\n", "}", "\n", "ab", "cd"];
        Assert.Equal([new(2, 4), new(8, 9)], Places.RestsOfLines(Encoding.UTF8.GetBytes(string.Concat(tokens)), Lengths(tokens)));
    }

    [Fact]
    public void An_empty_file_asks_nothing()
    {
        Assert.Empty(Places.IdentifierSpans(""));
        Assert.Empty(Places.RestsOfLines([], []));
    }

    private static int[] Lengths(string[] tokens) => [.. tokens.Select(token => Encoding.UTF8.GetByteCount(token))];
}
