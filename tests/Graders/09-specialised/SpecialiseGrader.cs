using System.Text;
using Headroom.Grading;
using Place = Specialise.Place;

namespace Graders;

/// <summary>
/// Files by hand, one for each rule, and drawn ones whose tokens cross what is asked; then guesses, bits and intervals of drawn counts.
/// Each method is graded by itself, on what the others need not have made.
/// </summary>
public sealed partial class SpecialiseGrader : Grader
{
    protected override void Require()
    {
        Known();
        for (var i = 0; i < 8; i++) DrawnFile(i);
        LongFile();
        Guesses();
        Bits();
        Intervals();
    }

    // Tokens as a tokenizer cuts: a space belongs to the word behind it, white space is a token, signs stick to signs.
    private void Known()
    {
        // Each of these tells one mistake from all others.
        Asked("a rest of one token, and one of two", ["ab", "cd", "\n", "ef", "gh", "ij", "kl", "\n"], []);
        Asked("a line of eight tokens", ["a", "b", "c", "d", "e", "f", "g", "h"], []);
        Asked("a long token over the middle", ["a", "b", "c", "defgh", "i"], []);
        Asked("an indented line of six tokens", ["    ", "ab", "cd", "ef", "gh", "ij", "kl"], []);
        Asked("tokens that are identifiers", ["int", " a", "=", " b", ";"], ["a", "b"]);
        Asked("an identifier of several tokens",
            ["x", ".", "Tiny", "Lm", "Shape", "(", " other", "Name", ")"], ["x", "TinyLmShape", "otherName"]);
        Asked("one that begins in another token's end", ["Call", "(_", "scale", ",", " _", "rate", ")"], ["Call", "_scale", "_rate"]);
        Asked("one that ends in another token", ["a", "++", " b", "c;", " d"], ["a", "bc", "d"]);
        Asked("one within a token", ["x", "(a)", " (b)", " c"], ["x", "a", "b", "c"]);
        Asked("two in one token", [" a b", "\n", "c"], ["a", "b", "c"]);
        Asked("white space of all kinds before one", ["\n    ", "a", "\n\tb", "\r\n", " c"], ["a", "b", "c"]);
        Asked("a file of one token", ["name"], ["name"]);
        Asked("a file without identifiers", ["{", "\n", "}"], []);
        Asked("an empty file", [], []);
        Asked("letters of several bytes", ["größ", "e", " =", " „ä", "“", ";"], ["größe"]);
        Asked("lines of all lengths", ["a", "\n", "b", "c", "\n", "d", "e", "f", "\n", "g", "h", "i", "j"], []);
        Asked("indented lines", ["    ", "ab", "cd", "ef", "\n", "        ", "return", " x", ";"], ["x"]);
        Asked("blank lines and lines of white space", ["\n\n", "ab", "cd", "\n", "   ", "\n", "\t", "\n", "ef", "gh", "\n"], []);
        Asked("white space at the end of a line", ["ab", "cd", "  ", "\n", "ef", "gh", "\t"], []);
        Asked("lines that end in \\r\\n", ["ab", "cd", "\r\n", "    ", "ef", "gh", "\r\n"], []);
        Asked("no line feed at the end", ["ab", "cd"], []);
        Asked("a token over the middle", ["a", "bcdef", "g", "\n", "abc", "defgh", "\n"], []);
        Asked("a token over the end of a line", ["ab", "cd\n", "ef", "gh\nij", "kl", "\n"], []);
        Asked("a line of one token, and of one byte", ["abcdef", "\n", "}", "\n", "{", "}", "\n"], []);
        Asked("a middle between two tokens", ["abc", "def", "\n", "abc", "d", "efg", "\n"], []);
        Asked("lines that end in letters of two bytes", ["// ", "voil", "à", "\n", "ab", "c", "Å", "\n"], []);
        Asked("form feeds", ["=", "\fname", "(x", "\n", "\f", "a", "b", "c", "d", "\n", "ef", "gh", "\f", "\n"], ["name", "x"]);
        Asked("\\r within a line", ["aa", "aa", "\r", "bb", "bb", " cc", "cc", "\n"], []);
        Asked("sixty tokens of one byte", [.. Enumerable.Repeat("x", 60)], [new('x', 60)]);
        // A no-break space is C2 A0.
        Case("a token that begins within a character", () => Judge("=\u00a0name(x"u8.ToArray(), [2, 5, 2], ["name", "x"]));
    }

    private void DrawnFile(int number)
    {
        var (tokens, names) = (new List<string>(), new List<string>());
        for (var line = Draw.Int(2, 9); line > 0; line--)
        {
            if (Draw.Int(0, 2) > 0) tokens.Add(new string(' ', 4 * Draw.Int(1, 3)));
            for (var word = Draw.Int(0, 6); word > 0; word--) Word(tokens, names);
            if (Draw.Int(0, 5) == 0) tokens.Add(" ");
            tokens.Add(Draw.Of("\n", "\n", "\n\n", "\r\n", ";\n"));
        }
        Asked($"drawn file {number}", [.. tokens], [.. names]);
    }

    private void Word(List<string> tokens, List<string> names)
    {
        var parts = Enumerable.Range(0, Draw.Int(1, 3)).Select(_ => Draw.Of("in", "Row", "à", "Count", "x", "ß2")).ToArray();
        names.Add(string.Concat(parts));
        parts[0] = Draw.Of("", " ", "(", " (", "\n ", "\t") + parts[0];
        if (Draw.Int(0, 3) == 0) parts[^1] += Draw.Of(";", ")", " ");
        tokens.AddRange(parts);
        if (Draw.Int(0, 1) == 0) tokens.Add(Draw.Of(";", " =", " +", "();"));
        if (Draw.Int(0, 3) == 0) names[^1] = ""; // a keyword, or in a comment
    }

    private void LongFile() => Case("a file of 60,000 tokens", () =>
    {
        string[] line = ["    ", "var", " total", "Count", " =", " first", ".", "Of", "(_", "rate", ");", "\n"];
        string[] tokens = [.. Enumerable.Repeat(line, 5000).SelectMany(each => each)];
        Judge(tokens, [.. Enumerable.Repeat((string[])["totalCount", "first", "Of", "_rate"], 5000).SelectMany(each => each)]);
    });

    private void Asked(string name, string[] tokens, string[] names) => Case(name, () => Judge(tokens, names));

    private void Judge(string[] tokens, string[] names) =>
        Judge(Encoding.UTF8.GetBytes(string.Concat(tokens)), [.. tokens.Select(token => Encoding.UTF8.GetByteCount(token))], names);

    private void Judge(byte[] text, int[] lengths, string[] names)
    {
        var file = new TokensOfFile(text, lengths, Spans(text, names));
        Part(nameof(Specialise.Identifiers), () => Same(
            "identifiers", Specialise.Identifiers(Input("text", [.. text]), Input("lengths", [.. lengths]), [.. file.Spans]),
            file.Identifiers(), file.IdentifierMistakes()));
        Part(nameof(Specialise.RestsOfLines), () => Same(
            "rests of lines", Specialise.RestsOfLines(Input("text", [.. text]), Input("lengths", [.. lengths])),
            file.RestsOfLines(), file.LineMistakes()));
    }

    private void Same(string what, Place[] got, List<Place> right, IEnumerable<(List<Place> Wrong, string Cause)> mistakes)
    {
        if (got.SequenceEqual(right))
        {
            That(true, what, "");
            return;
        }
        var cause = mistakes.FirstOrDefault(mistake => !mistake.Wrong.SequenceEqual(right) && mistake.Wrong.SequenceEqual(got)).Cause
            ?? (got.Length != right.Count ? $"{got.Length} asked, and there are {right.Count}"
                : $"the tokens {Text(got[First()])} are asked, and right are {Text(right[First()])}");
        That(false, what, cause);

        int First() => Enumerable.Range(0, right.Count).First(i => got[i] != right[i]);
        static string Text(Place place) => $"{place.First} to {place.End}";
    }

    // The names one after the other, each behind the one before it; of an empty one nothing is asked.
    private static (int Start, int End)[] Spans(byte[] text, string[] names)
    {
        var (spans, at) = (new List<(int, int)>(), 0);
        foreach (var name in names.Where(name => name.Length > 0))
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var start = text.AsSpan(at).IndexOf(bytes);
            if (start < 0) continue;
            spans.Add((at + start, at += start + bytes.Length));
        }
        return [.. spans];
    }
}
