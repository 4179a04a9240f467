using System.Globalization;
using System.Net;
using System.Text;

namespace Headroom.Cli.Pages.Maths;

/// <summary>
/// A formula in TeX as MathML, which browsers draw without a script: fractions, roots, indices, sums, text, brackets and signs.
/// </summary>
internal sealed class MathMl
{
    private readonly TexReader _tex;
    private readonly bool _display;

    private MathMl(string formula, bool display) => (_tex, _display) = (new TexReader(formula), display);

    /// <summary>Null for what this does not know: environments, alignment, commands of packages.</summary>
    public static string? Of(string tex, bool display)
    {
        try
        {
            var formula = new MathMl(tex, display);
            var row = formula.Row();
            if (!formula._tex.IsAtEnd) return null;
            return $"<math{(display ? " display=\"block\"" : "")} alttext=\"{WebUtility.HtmlEncode(PlainMaths.Of(tex))}\">{row}</math>";
        }
        catch (NotDrawnException)
        {
            return null;
        }
    }

    /// <summary>Up to the end, or to the } of a group.</summary>
    private string Row()
    {
        var row = new StringBuilder();
        while (!_tex.IsAtEnd && _tex.Peek != '}') row.Append(WithScripts());
        return $"<mrow>{row}</mrow>";
    }

    private string WithScripts()
    {
        var (atom, isLarge) = _tex.Peek is '_' or '^' ? ("<mrow></mrow>", false) : Atom();
        string? low = null, high = null;
        for (; ; )
        {
            if (low is null && _tex.TryTake('_')) low = Argument();
            else if (high is null && _tex.TryTake('^')) high = Argument();
            else if (high is null && _tex.Peek == '\'') high = Primes();
            else break;
        }
        var (under, over) = isLarge && _display ? ("under", "over") : ("sub", "sup");
        return (low, high) switch
        {
            (null, null) => atom,
            (_, null) => $"<m{under}>{atom}{low}</m{under}>",
            (null, _) => $"<m{over}>{atom}{high}</m{over}>",
            _ => $"<m{under}{over}>{atom}{low}{high}</m{under}{over}>",
        };
    }

    private string Primes()
    {
        var primes = 0;
        while (_tex.TryTake('\'')) primes++;
        return Operator(new string('′', primes));
    }

    /// <summary>What a command or an index takes: a group, or one sign; of a number, its first digit.</summary>
    private string Argument() => char.IsAsciiDigit(_tex.Peek) ? $"<mn>{_tex.Take()}</mn>" : Atom().MathMl;

    private (string MathMl, bool IsLarge) Atom()
    {
        if (char.IsAsciiDigit(_tex.Peek)) return ($"<mn>{_tex.Number()}</mn>", false);
        switch (_tex.Take())
        {
            case '{': return (Group(), false);
            case '\\': return Command(_tex.Command());
            case '-': return (Operator("−"), false);
            case '|': return ("<mo fence=\"false\" stretchy=\"false\">|</mo>", false);
            // They grow with what they hold only after \left and \right.
            case var bracket and ('(' or ')' or '[' or ']'): return ($"<mo stretchy=\"false\">{bracket}</mo>", false);
            case '/': return ("<mo lspace=\"0.1em\" rspace=\"0.1em\">/</mo>", false);
            case '&' or '}' or '#' or '%': throw new NotDrawnException("it is more than one formula");
            case var letter when char.IsLetter(letter): return ($"<mi>{letter}</mi>", false);
            case var sign: return (Operator(sign.ToString()), false);
        }
    }

    // After the { that opened it.
    private string Group()
    {
        var row = Row();
        return _tex.TryTake('}') ? row : throw new NotDrawnException("a } is missing");
    }

    private (string MathMl, bool IsLarge) Command(string name) => name switch
    {
        "frac" or "dfrac" or "tfrac" => ($"<mfrac>{Argument()}{Argument()}</mfrac>", false),
        "sqrt" => (Root(), false),
        "{" or "}" or "|" or "%" => (Operator(name == "|" ? "‖" : name), false),
        _ when TexSymbols.Texts.Contains(name) => ($"<mtext>{WebUtility.HtmlEncode(_tex.Words())}</mtext>", false),
        _ when TexSymbols.Sizes.Contains(name) => Sized(),
        _ when TexSymbols.Large.TryGetValue(name, out var large) => (Operator(large), true),
        _ when TexSymbols.Functions.Contains(name) => ($"<mi>{name}</mi>{(_tex.Peek is '(' or '_' or '^' ? "" : Space(0.167))}", false),
        _ when TexSymbols.Operators.TryGetValue(name, out var sign) => (Operator(sign), false),
        _ when TexSymbols.Letters.TryGetValue(name, out var letter) => ($"<mi>{letter}</mi>", false),
        _ when TexSymbols.Spaces.TryGetValue(name, out var width) => (Space(width), false),
        _ => throw new NotDrawnException($"\\{name} is not known"),
    };

    // A dot stands for no bracket.
    private (string MathMl, bool IsLarge) Sized()
    {
        if (_tex.TryTake('.')) return ("", false);
        return _tex.Peek is '(' or ')' or '[' or ']' ? (Operator(_tex.Take().ToString()), false) : Atom();
    }

    private string Root()
    {
        if (!_tex.TryTake('[')) return $"<msqrt>{Argument()}</msqrt>";
        var degree = new StringBuilder();
        while (!_tex.TryTake(']')) degree.Append(Atom().MathMl);
        return $"<mroot>{Argument()}<mrow>{degree}</mrow></mroot>";
    }

    private static string Operator(string sign) => $"<mo>{WebUtility.HtmlEncode(sign)}</mo>";

    private static string Space(double em) => $"<mspace width=\"{em.ToString("0.###", CultureInfo.InvariantCulture)}em\"></mspace>";
}
