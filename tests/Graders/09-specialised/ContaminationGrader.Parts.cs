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
        Read("eight deep", Enumerable.Range(0, 8).Aggregate("x;", (said, i) => $"f{i}({Said(said)});"));
        Read("pieces in what a string says", $"x = {Said($"y = {Said("re")} + {Said("turn;")};")};");
        Read("a comment in what a string says, and a string in that", $"x = {Said($"// {Said("a = 1;")}")};");
        Read("strings alone", $"{Said("a")} {Said("b;")}");
        Read("a quote in a comment", "a; // \"b = 1;\"\nc;");
        Read("escaped letters", "x = \"\\u0061 \\u003d 1;\";");
        Read("a character", "x = 'a' + '\"' + '\\'';");
        for (var i = 0; i < 2; i++)
        {
            var code = new DrawnCode(Draw);
            Read($"drawn {i}", code.Quoted(code.Commented(code.Members(1)), 30, escaped: false));
        }
        Case("Texts, of one document and of another", () => Part(nameof(Contamination.Texts), () =>
        {
            const string One = "a = 1;", Other = "b(2); c(3);";
            var (first, second) = (Contamination.Texts(One), Contamination.Texts(Other));
            That(Same(first, s_right.Texts(One)) && Same(second, s_right.Texts(Other)), "both",
                "the texts of one document are those of another once they were asked: each call gives a list of its own");
        }));
    }

    // As a string of C# says it.
    private static string Said(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

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
        Alike("other names", "left = right + left; left =", "a = b + a; a =", 6);
        Alike("other names that change places", "a = b; b = a;", "b = a; a = b;", 4);
        Alike("one name for two", "left = right + left;", "a = a + a;", 6);
        Alike("another keyword", "if (a) b;", "while (a) b;", 6);
        Alike("another number", "a = 1;", "a = 2;", 4);
        Alike("a name and a keyword", "x = this;", "x = that;", 4);
        Alike("names that differ by a capital", "Item = item;", "item = item;", 4);
        Alike("numbers as they stand", "a = 0xFF;", "a = 0xff;", 4);
        Alike("the same number, written otherwise", "a = 1_000;", "a = 1000;", 4);
        Alike("characters", "a = 'x';", "a = 'y';", 4);
        Alike("signs", "a = b - c;", "a = b + c;", 6);
        Alike("parts that would run together", "1 2n3", "1n2 3", 2);
        var many = string.Join(" + ", Enumerable.Range(0, 30).Select(i => $"x{i}"));
        Alike("thirty names, then the eleventh or the twenty-first", $"{many} + x10", $"{many} + x20", 61);
        Runs("a run", "a = b;", 4);
        Runs("far shorter than a run", "a = b;", 9);
        Runs("shorter than a run", "a = b;", 5);
        Runs("runs of one part", "a = b + a;", 1);
        Runs("what repeats", "a = b; a = b; c = d;", 4);
        Runs("names at other places", "a + a; a + b; b + a; b + b;", 3);
        Runs("keywords, numbers and signs stay", "if (a) return 1; if (b) return 2; while (a) return 1;", 5);
        Runs("a name that looks like a number of names", "_0 = _1; x = y; 0 = 1;", 3);
        Runs("a string in its place", "f(\"x\", a, \"y\"); f(b, \"z\");", 3);
        Runs("numbers that differ by the size of a letter", "a = 0xFF; a = 0xff;", 4);
        Runs("a long text", string.Concat(Enumerable.Range(0, 400).Select(i => $"x{i % 7} = y{i % 11} + {i};\n")), 5);
        for (var i = 0; i < 3; i++) Runs($"drawn {i}", DrawnCode.Plain(new DrawnCode(Draw).Members(1)), Draw.Int(2, 14));
        Case("Grams, of one text and of another", () => Part(nameof(Contamination.Grams), () =>
        {
            Part[] one = s_right.Texts("a = 1;")[0], other = s_right.Texts("b(2); c(3);")[0];
            var (first, second) = (Contamination.Grams(one, 3), Contamination.Grams(other, 3));
            That(first.Count == 2 && second.Count == s_right.Runs(other, 3).Distinct().Count(), "both",
                "the runs of one text are those of another once they were asked: each call gives a set of its own");
        }));
    }

    private void Runs(string name, string code, int width) => Case($"Grams, {name}, width {width}", () =>
        Part(nameof(Contamination.Grams), () =>
        {
            var text = s_right.Texts(code)[0];
            int Different(SharedRuns by) => by.Runs(text, width).Distinct().Count();
            var (count, right) = (Contamination.Grams(Input("the text", text), width).Count, Different(s_right));
            var got = Number("runs", count, right).Within(Tolerance.Exact);
            if (count == right) return;
            _isNamed = true;
            if (Cause(wrong => wrong.Wider + width > 0 && Different(wrong) == count) is { } cause) got.Trap(count, cause);
        }));

    private void Alike(string name, string one, string other, int width) => Case($"Grams, {name}: {one} {other}", () =>
        Part(nameof(Contamination.Grams), () =>
        {
            int Common(Func<Part[], int, IEnumerable<string>> runs) =>
                runs(s_right.Texts(one)[0], width).ToHashSet().Intersect(runs(s_right.Texts(other)[0], width)).Count();
            var (common, right) = (Common(Contamination.Grams), Common(s_right.Runs));
            var got = Number("runs", common, right).Within(Tolerance.Exact);
            if (common == right) return;
            _isNamed = true;
            if (Cause(wrong => Common(wrong.Runs) == common) is { } cause) got.Trap(common, cause);
        }));
}
