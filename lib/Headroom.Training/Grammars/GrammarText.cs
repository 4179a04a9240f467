using System.Globalization;

namespace Headroom.Training.Grammars;

/// <summary>
/// Reads a grammar:
/// <code>
/// # a remark
/// lexicon person he his         a lexicon, and the names of its forms after the first
///   Tom / he / his | Ann / she / her
///   + Mi | La                   factors: every combination is an entry; + glues them, * puts a space between
///   + na | ra
///   / she / her                 the other forms of the factors' combinations
/// register hero person          a register and its lexicon
/// sentence meet                 a rule whose alternatives are sentences; phrase is any other rule
///   {Hero} met {+friend}.       {+r} draws, {r} repeats, {r.he} a form, {r.a} with its article, {R} with a capital
///   3 {Hero.he} went on, {how}. a weight; {rule} is one of a rule's alternatives; ~ is a line break, _ alone is nothing
/// </code>
/// The first rule is the start.
/// </summary>
internal static class GrammarText
{
    public static Grammar Read(string text)
    {
        var lexicons = new Dictionary<string, Lexicon>();
        var registers = new Dictionary<string, Register>();
        var rules = new Dictionary<string, Rule>();
        var bodies = new List<(Rule Rule, Line[] Lines)>();
        foreach (var (head, body) in Blocks(text))
        {
            switch (head.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case ["lexicon", var name, .. var forms]:
                    Add(lexicons, name, LexiconText.Read(name, forms, body), head);
                    break;
                case ["register", var name, var lexicon] when lexicons.TryGetValue(lexicon, out var words):
                    Add(registers, name, new Register(registers.Count, name, words), head);
                    break;
                case ["sentence" or "phrase", var name]:
                    var rule = new Rule(name, head.Text.StartsWith("sentence", StringComparison.Ordinal));
                    Add(rules, name, rule, head);
                    bodies.Add((rule, body));
                    break;
                default:
                    throw head.Wrong("is neither lexicon, register (of a lexicon above), sentence nor phrase");
            }
        }
        if (bodies.Count == 0) throw new FormatException("a grammar needs a rule");
        foreach (var (rule, lines) in bodies)
            foreach (var line in lines) AddAlternative(rule, line, new Names(rules, registers));
        if (bodies.Find(one => one.Rule.Weight == 0).Rule is { } empty) throw new FormatException($"rule {empty.Name} has no alternative");
        return new Grammar(bodies[0].Rule, [.. rules.Values], [.. registers.Values]);
    }

    private static void AddAlternative(Rule rule, Line line, Names names)
    {
        var space = line.Text.IndexOf(' ');
        var weighted = space > 0 && int.TryParse(line.Text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var weight = weighted ? int.Parse(line.Text.AsSpan(0, space), CultureInfo.InvariantCulture) : 1;
        if (weight is < 1 or > 1_000_000) throw line.Wrong("has a weight that is not from 1 to 1,000,000");
        rule.Add(weight, TemplateText.Read(line with { Text = weighted ? line.Text[(space + 1)..].Trim() : line.Text }, names));
    }

    private static void Add<T>(Dictionary<string, T> all, string name, T value, Line line)
    {
        if (!all.TryAdd(name, value)) throw line.Wrong($"names {name} a second time");
    }

    // A head begins at the margin; what is indented below belongs to it.
    private static IEnumerable<(Line Head, Line[] Body)> Blocks(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Select((line, i) => (Indented: line.StartsWith(' '), Line: new Line(i + 1, line.Trim())))
            .Where(line => line.Line.Text.Length > 0 && line.Line.Text[0] != '#').ToArray();
        if (lines is [(true, var first), ..]) throw first.Wrong("is indented under nothing");
        for (var at = 0; at < lines.Length;)
        {
            var end = at + 1;
            while (end < lines.Length && lines[end].Indented) end++;
            yield return (lines[at].Line, [.. lines[(at + 1)..end].Select(line => line.Line)]);
            at = end;
        }
    }
}

/// <summary>A line of a grammar's text.</summary>
internal readonly record struct Line(int Number, string Text)
{
    public FormatException Wrong(string what) => new($"line {Number}, \"{Text}\": {what}");
}

/// <summary>What names in braces may stand for.</summary>
internal sealed record Names(IReadOnlyDictionary<string, Rule> Rules, IReadOnlyDictionary<string, Register> Registers);
