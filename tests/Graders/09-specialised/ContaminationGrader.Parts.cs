using Headroom.Grading;
using Part = Contamination.Part;

namespace Graders;

// Texts and runs, each by itself. What a run is written as is the learner's: runs are compared with each other alone.
public sealed partial class ContaminationGrader
{
    private void TextsByHand()
    {
        Read("nothing", "");
        Read("white space", " \n\t ");
        Read("comments alone", "// a = 1;\n/* b\n = 2; */");
        Read("code", "if (a > 1) return b;");
        Read("comments between", "a /* x */ = // y\n 1;");
        Read("a string", "x = \"a = 1;\";");
        Read("strings in pieces", "x = \"ret\" + \"urn 1;\" + \" y\";");
        Read("an empty string", "x = \"\";");
        Read("a string of white space", "x = \" \\n \";");
        Read("a string of a comment", "x = \"// a = 1;\\n\";");
        Read("a string of a string", "x = \"y = \\\"z = 2;\\\";\";");
        Read("three deep", "a(\"b(\\\"c(\\\\\\\"d\\\\\\\")\\\")\");");
        Read("a quote in a comment", "a; // \"b = 1;\"\nc;");
        Read("escaped letters", "x = \"\\u0061 \\u003d 1;\";");
        Read("a character", "x = 'a' + '\"' + '\\'';");
        for (var i = 0; i < 2; i++)
        {
            var code = new DrawnCode(Draw);
            Read($"drawn {i}", code.Quoted(code.Commented(code.Members(1)), 30, escaped: false));
        }
    }

    private void Read(string name, string code) => Case($"Texts, {name}", () => Part(nameof(Contamination.Texts), () =>
    {
        var (got, right) = (Contamination.Texts(code), s_right.Texts(code));
        var isRight = Same(got, right);
        That(isRight, "the texts", isRight ? "" : Mistake(code, got, right));
        _isNamed |= !isRight;
    }));

    private static string Mistake(string code, List<Part[]> got, List<Part[]> right) =>
        s_mistakes.FirstOrDefault(mistake => Same(got, mistake.Wrong.Texts(code))).Cause
        ?? (got.Exists(text => text.Length == 0) ? "a text without parts is none"
        : got.Exists(text => text.Any(part => part.Kind == 's' && part.Text.Length > 0))
            ? "a string stands in its place as the part ('s', \"\"): what it says is another text"
        : got.Count < right.Count ? $"{got.Count} texts, and there are {right.Count}: what strings say is a text, and so on"
        : got.Count > right.Count ? $"{got.Count} texts, and there are {right.Count}: all strings together are one text"
        : "a text has other parts, or the texts stand in another order");

    private static bool Same(List<Part[]> one, List<Part[]> other) =>
        one.Count == other.Count && one.Zip(other, (a, b) => a.AsSpan().SequenceEqual(b)).All(same => same);

    private void RunsByHand()
    {
        Runs("a run", "a = b;", 4);
        Runs("shorter than a run", "a = b;", 5);
        Runs("runs of one part", "a = b + a;", 1);
        Runs("what repeats", "a = b; a = b; c = d;", 4);
        Runs("names at other places", "a + a; a + b; b + a; b + b;", 3);
        Runs("keywords, numbers and signs stay", "if (a) return 1; if (b) return 2; while (a) return 1;", 5);
        Runs("a name that looks like a number of names", "_0 = _1; x = y; 0 = 1;", 3);
        for (var i = 0; i < 3; i++) Runs($"drawn {i}", DrawnCode.Plain(new DrawnCode(Draw).Members(1)), Draw.Int(2, 14));
        Alike("other names", "left = right + left;", "a = b + a;", 6);
        Alike("other names that change places", "a = b; b = a;", "b = a; a = b;", 4);
        Alike("one name for two", "left = right + left;", "a = a + a;", 6);
        Alike("another keyword", "if (a) b;", "while (a) b;", 6);
        Alike("another number", "a = 1;", "a = 2;", 4);
        Alike("a name and a keyword", "x = this;", "x = that;", 4);
    }

    private void Runs(string name, string code, int width) => Case($"Grams, {name}, width {width}", () =>
        Part(nameof(Contamination.Grams), () =>
        {
            var text = s_right.Texts(code)[0];
            int Different(SharedRuns by) => by.Runs(text, width).Distinct().Count();
            var (count, right) = (Contamination.Grams(Input("the text", text), width).Count, Different(s_right));
            var got = Number("different runs", count, right).Within(Tolerance.Exact);
            if (count == right) return;
            _isNamed = true;
            // Within one text names that stay and names that are numbered over all of it cannot be told apart.
            got.Trap(Different(new() { KeepsNames = true }),
                "names stand as they are, or as their number in the text: each run begins its own numbers");
            foreach (var (wrong, cause) in s_mistakes.Where(mistake => mistake.Wrong is not { Wider: -1 } || width > 1))
                got.Trap(Different(wrong), cause);
        }));

    private void Alike(string name, string one, string other, int width) => Case($"Grams, {name}: {one} {other}", () =>
        Part(nameof(Contamination.Grams), () =>
        {
            int Common(Func<Part[], int, IEnumerable<string>> runs) =>
                runs(s_right.Texts(one)[0], width).ToHashSet().Intersect(runs(s_right.Texts(other)[0], width)).Count();
            var (common, right) = (Common(Contamination.Grams), Common(s_right.Runs));
            var got = Number("runs of both", common, right).Within(Tolerance.Exact);
            if (common == right) return;
            _isNamed = true;
            foreach (var (wrong, cause) in s_mistakes) got.Trap(Common(wrong.Runs), cause);
        }));
}
