using Headroom.Grading;

namespace Graders;

/// <summary>Drawn members of C#, and ways to write the same ones so that they look like others.</summary>
internal sealed class DrawnCode(Draw draw)
{
    private static readonly string[] s_names =
    [
        "rows", "total", "Count", "find", "index", "Shape", "next", "limit",
        "Of", "value", "Read", "left", "tokens", "Step", "share", "Mean",
    ];

    /// <summary>A member: words, numbers, signs and strings, in order.</summary>
    public List<string> Member()
    {
        List<string> parts =
            ["public", draw.Of("int", "void", "string", "var"), Name(), "(", draw.Of("int", "bool", "double"), Name(), ")", "{"];
        for (var i = draw.Int(3, 5); i > 0; i--) Statement(parts, 2);
        return [.. parts, "}"];
    }

    /// <summary>As many members as that.</summary>
    public List<List<string>> Members(int count) => [.. Enumerable.Range(0, count).Select(_ => Member())];

    /// <summary>Three members, or more until they have so many parts.</summary>
    public List<List<string>> File(int parts)
    {
        var members = Members(3);
        while (members.Sum(member => member.Count) < parts) members.Add(Member());
        return members;
    }

    /// <summary>The members as code, each part behind the other, with a line feed after braces and semicolons.</summary>
    public static string Plain(IEnumerable<List<string>> members) =>
        string.Concat(members.Select(member => string.Join(' ', member).Replace("; ", ";\n").Replace("{ ", "{\n") + "\n\n"));

    /// <summary>The same with other white space.</summary>
    public string Reindented(IEnumerable<List<string>> members) =>
        string.Concat(members.SelectMany(member => member.Select(part => part + draw.Of(" ", "\n", "\t\t", "\n    ", "  "))));

    /// <summary>The same with comments between its parts; what they say looks like code.</summary>
    public string Commented(IEnumerable<List<string>> members) => string.Concat(members.SelectMany(member => member.Select(part =>
        part + draw.Of(" ", " ", " ", $" /* {Name()} = {draw.Int(0, 9)}; */ ", $" // if ({Name()}) \"{Name()}\"\n"))));

    /// <summary>Every name another one, the same one everywhere.</summary>
    public static List<List<string>> Renamed(IEnumerable<List<string>> members) =>
        [.. members.Select(member => member.ConvertAll(part =>
            s_names.Contains(part) ? $"other{Array.IndexOf(s_names, part) * 7 % 17}" : part))];

    /// <summary>The members in another order.</summary>
    public List<List<string>> Reordered(IEnumerable<List<string>> members)
    {
        var array = members.ToArray();
        draw.Shuffle(array);
        return [.. array];
    }

    /// <summary>A document that says a code in its strings, in pieces of some letters.</summary>
    public string Quoted(string code, int piece, bool escaped)
    {
        var text = Plain([Member()]);
        foreach (var letters in code.Chunk(piece)) text += $"{Name()} += \"{string.Concat(letters.Select(Letter))}\";\n";
        return text;

        string Letter(char letter) => letter switch
        {
            '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\t",
            _ when escaped && char.IsAsciiLetterOrDigit(letter) => $"\\u{(int)letter:X4}",
            _ => letter.ToString(),
        };
    }

    private string Name() => draw.Of(s_names);

    private void Statement(List<string> parts, int depth)
    {
        switch (draw.Int(0, depth > 0 ? 6 : 3))
        {
            case 0: Line([Name(), draw.Of("=", "+=", "-=")]); break;
            case 1: Line(["var", Name(), "="]); break;
            case 2: Line(["return"]); break;
            case 3: Line([Name(), ".", Name(), "=", "new", Name(), "(", ")", "+"]); break;
            case 4: Block(["if", "("], [")"]); break;
            case 5: Block(["while", "("], [draw.Of("<", ">"), $"{draw.Int(0, 99)}", ")"]); break;
            default: Block(["foreach", "(", "var", Name(), "in"], [")"]); break;
        }

        void Line(string[] begin)
        {
            parts.AddRange(begin);
            Expression(parts, 2);
            parts.Add(";");
        }

        void Block(string[] begin, string[] end)
        {
            parts.AddRange(begin);
            Expression(parts, 1);
            parts.AddRange([.. end, "{"]);
            for (var i = draw.Int(1, 2); i > 0; i--) Statement(parts, depth - 1);
            parts.Add("}");
        }
    }

    private void Expression(List<string> parts, int depth)
    {
        switch (draw.Int(0, depth > 0 ? 5 : 1))
        {
            case 0: parts.Add(Name()); break;
            case 1: parts.Add($"{draw.Int(0, 99)}"); break;
            case 2: parts.AddRange([Name(), ".", Name()]); break;
            case 3:
                parts.AddRange([Name(), "("]);
                Expression(parts, depth - 1);
                parts.Add(",");
                Expression(parts, depth - 1);
                parts.Add(")");
                break;
            case 4: parts.Add($"\"{draw.Of("no such ", "after ", "at ")}{Name()}\""); break;
            default:
                Expression(parts, depth - 1);
                parts.Add(draw.Of("+", "*", "<", "&&", "-"));
                Expression(parts, depth - 1);
                break;
        }
    }
}
