using System.Text;

namespace Headroom.Training.Grammars;

/// <summary>One alternative's text, as <see cref="GrammarText"/> describes it.</summary>
internal static class TemplateText
{
    public static List<Symbol> Read(Line line, Names names)
    {
        var symbols = new List<Symbol>();
        var literal = new StringBuilder();
        var text = line.Text == "_" ? "" : line.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '{')
            {
                literal.Append(text[at] == '~' ? '\n' : text[at]);
                continue;
            }
            var end = text.IndexOf('}', at);
            if (end < 0) throw line.Wrong("has a { without its }");
            Flush();
            symbols.Add(Braced(text[(at + 1)..end], line, names));
            at = end;
        }
        Flush();
        return symbols;

        void Flush()
        {
            if (literal.Length > 0) symbols.Add(new Literal(literal.ToString()));
            literal.Clear();
        }
    }

    private static Symbol Braced(string text, Line line, Names names)
    {
        var draws = text.StartsWith('+');
        var parts = text[(draws ? 1 : 0)..].Split('.');
        if (parts[0].Length == 0 || parts.Length > 2) throw line.Wrong($"has {{{text}}}, which names nothing");
        var capital = char.IsUpper(parts[0][0]);
        var name = char.ToLowerInvariant(parts[0][0]) + parts[0][1..];
        if (names.Rules.TryGetValue(name, out var rule) && parts.Length == 1 && !draws) return new Expansion(rule, capital);
        if (!names.Registers.TryGetValue(name, out var register)) throw line.Wrong($"has {{{text}}}, which is no rule or register");
        var form = parts is [_, var asked and not "a"] ? register.Lexicon.Forms.ToList().IndexOf(asked) + 1 : 0;
        var article = parts is [_, "a"];
        if (parts.Length == 2 && form == 0 && !article) throw line.Wrong(
            $"has {{{text}}}: lexicon {register.Lexicon.Name} has no such form");
        return new Slot(register, form, draws, article, capital);
    }
}
