using System.Buffers;
using Headroom.Grading;

namespace Graders;

// Patches by hand, and what mistakes make of them.
public sealed partial class PatchRecallGrader
{
    // Characters that end a line to others, and those that are white space to others.
    private static readonly SearchValues<char> s_endsElsewhere = SearchValues.Create("\v\f\u001c\u001d\u001e\u0085\u2028\u2029");
    private static readonly SearchValues<char> s_noWhiteSpace = SearchValues.Create("\u200b\ufeff\0");

    private const string AsTheyStand = "characters are compared one by one, as they stand";

    private void Lines()
    {
        Changed("a file",
            "diff --git a/A.cs b/A.cs\nindex 12..34 100644\n--- a/A.cs\n+++ b/A.cs\n@@ -1,3 +1,3 @@\n using X;\n-a();\n+b();\n c();\n",
            "-a();", "+b();");
        Changed("no line at all", "");
        Changed("headers alone",
            "diff --git a/A b/B\nsimilarity index 100%\nrename from A\nrename to B\n--- a/A\n+++ b/B\n@@ -0,0 +0,0 @@\n");
        Changed("blank changes", "@@ -1 +1 @@\n+\n-\n+   \n-\t\n+\u00a0\n+x\n", "+x");
        Changed("white space at both ends stays", "+   x  \n-\ty\n", "+   x  ", "-\ty");
        Changed("a removed comment of SQL", "@@ -1,2 +1,2 @@\n--- old comment\n-- kept\n+-- new comment\n-select 1\n",
            "-- kept", "+-- new comment", "-select 1");
        Changed("an added increment", "@@ -1,2 +1,2 @@\n+++i;\n++j;\n+--k;\n---l;\n--m;\n", "++j;", "+--k;", "--m;");
        Changed("lines that end in \\r\\n", "--- a/A.cs\r\n+++ b/A.cs\r\n@@ -1 +1 @@\r\n-a();\r\n+b();\r\n+\r\n", "-a();", "+b();");
        Changed("lines that end in \\r", "@@ -1 +1 @@\r-a();\r+b();\r", "-a();", "+b();");
        Changed("no end behind the last line", "@@ -1 +1 @@\n-a();\n+b();", "-a();", "+b();");
        Changed("a note of git", "-a();\n\\ No newline at end of file\n+a();\n\\ No newline at end of file\n", "-a();", "+a();");
        Changed("two files",
            "diff --git a/A b/A\n--- a/A\n+++ b/A\n@@ -1 +1 @@\n-x\ndiff --git a/B b/B\n--- /dev/null\n+++ b/B\n@@ -0,0 +1 @@\n+y\n",
            "-x", "+y");
        Changed("the same line twice", "+x\n+x\n-x\n", "+x", "+x", "-x");
        Changed("context that begins with signs", " +x\n -y\n  --- z\n@@ -1 +1 @@ +w\n+v\n", "+v");
        Changed("words diff and @@ behind a sign", "+diff --git\n-@@ -1 @@\n", "+diff --git", "-@@ -1 @@");
        Changed("a change with a line feed's look", "+\u2028x\u0085y\n", "+\u2028x\u0085y");
        Changed("characters that break lines elsewhere", "+a\f-b\n+a\v-b\n+a\u001c-b\u001d-c\u001e-d\n+a\u2029-b\n",
            "+a\f-b", "+a\v-b", "+a\u001c-b\u001d-c\u001e-d", "+a\u2029-b");
        Changed("characters that nobody sees", "+\u200b\n-\ufeff\n+\0\n-x\n", "+\u200b", "-\ufeff", "+\0", "-x");
        Changed("four signs and more", "++++i;\n----i;\n-----\n+x\n", "+x");
        Changed("white space at the end of the last line, without an end", "-x\n+y  ", "-x", "+y  ");
        Changed("two signs and a space", "+x\n-- \n", "+x", "-- ");
        Changed("letters and their accents apart", "+nai\u0308ve\n-na\u00efve\n", "+nai\u0308ve", "-na\u00efve");
        Changed("a letter of two, and a wide one", "+\ufb01le\n-\uff21\n", "+\ufb01le", "-\uff21");
    }

    private void Recalls()
    {
        Recall("one of three", ["-a", "+b", "+c"], ["+b", "-d"]);
        Recall("SERA's rule by hand", ["-a", "+b", "+c", "+c"], ["+b", "+c", "-d"]);
        Recall("the same", ["-a", "+b"], ["-a", "+b"]);
        Recall("another order", ["-a", "+b", "+c"], ["+c", "-a", "+b"]);
        Recall("more than was wanted", ["-a"], ["-a", "+b", "+c"]);
        Recall("nothing in common", ["-a"], ["+b"]);
        Recall("a line once, asked three times", ["+a", "+a", "+a", "+b"], ["+a", "+b"]);
        Recall("a line three times, asked once", ["+a", "+b", "+c"], ["+a", "+a", "+a"]);
        Recall("the sign", ["+a", "-b"], ["-a", "-b"]);
        Recall("indentation", ["+  a", "+b"], ["+a", "+b"]);
        Recall("white space at the end", ["+a ", "+b"], ["+a", "+b"]);
        Recall("white space inside", ["+a =  b", "+b"], ["+a = b", "+b"]);
        Recall("a tab against four spaces", ["+\ta", "+b"], ["+    a", "+b"]);
        Recall("the last of 200 characters", [$"+{new string('x', 198)}a", "+b"], [$"+{new string('x', 198)}c", "+b"]);
        Recall("upper and lower case", ["+A", "+b"], ["+a", "+b"]);
        Recall("an empty second patch", ["+a"], []);
        Recall("an empty first patch", [], ["+a"]);
        Recall("two empty patches", [], []);
        Recall("composed and decomposed letters", ["+\u00e9", "+b"], ["+e\u0301", "+b"]);
        Recall("a letter of two, and two letters", ["+\ufb01le", "+b"], ["+file", "+b"]);
        Recall("a letter that nobody sees", ["+a\u200d", "+b"], ["+a", "+b"]);
        Case("Recall, blank changes on both sides", () => Part(nameof(PatchRecall.Recall), () =>
            Judge(["+a", "-b"], ["+a"], "+\n-\n+a\n-b\n", "+a\n+\n-\n")));
        Case("Recall, nothing but blank changes in the first", () => Part(nameof(PatchRecall.Recall), () =>
            Judge([], ["+a"], "--- a/A\n+++ b/A\n@@ -1 +1 @@\n+\n-  \n", "+a\n+\n")));
        Case("Recall, the same line in another file", () => Part(nameof(PatchRecall.Recall), () =>
            Judge(["+a", "+b"], ["+b", "+c"], Patch("A.cs", ["+a"]) + Patch("B.cs", ["+b"]), Patch("C.cs", ["+b", "+c"]))));
        Case("Recall, lines that end in \\r\\n in one patch alone", () => Part(nameof(PatchRecall.Recall), () =>
            Judge(["+a", "-b"], ["+a"], Patch("A.cs", ["+a", "-b"]).ReplaceLineEndings("\r\n"), Patch("A.cs", ["+a"]))));
    }

    private void Changed(string name, string patch, params string[] right) => Case($"Changes, {name}", () =>
        Part(nameof(PatchRecall.Changes), () =>
        {
            var got = PatchRecall.Changes(patch);
            That(got.AsSpan().SequenceEqual(right), "the lines that count", Mistake(patch, got, right));
        }));

    // What is told of wrong lines: the first rule whose breach explains one that is too many, or that is missing.
    private static string Mistake(string patch, string[] got, string[] right)
    {
        var (many, missing) = (got.Except(right).ToList(), right.Except(got).ToList());
        if (missing.Exists(line => line.AsSpan().ContainsAny(s_endsElsewhere)))
            return "only \\n, \\r\\n and \\r end a line: \\v, \\f, U+001C, U+0085 and U+2029 are characters of it";
        if (missing.Exists(line => line.AsSpan().ContainsAny(s_noWhiteSpace)))
            return "white space is what char.IsWhiteSpace says: U+200B, U+FEFF and U+0000 are none";
        if (missing.Exists(line => many.Contains(Joined(line))))
            return "characters stay as they are: a letter and its accent apart, or a letter of two, are others";
        if (many.Exists(line => line.EndsWith('\r'))) return "the end of a line is no part of it: \\r\\n leaves \\r behind";
        if (many.Exists(line => line.StartsWith("+++", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal)))
            return "all lines that begin with +++ or --- go: SERA's count does not tell names of files from changes";
        if (many.Exists(line => line.Length > 0 && "+-".Contains(line[0]) && string.IsNullOrWhiteSpace(line[1..])))
            return "a change of white space alone does not count";
        if (many.Exists(line => right.Contains(line.TrimEnd()) || right.Select(each => each.Trim()).Contains(line.Trim()))
            || many.Exists(line => right.Any(each => each[1..].Trim() == line.Trim())))
            return "a line stands as it is, with its sign and its white space";
        if (many.Exists(line => !line.StartsWith('+') && !line.StartsWith('-'))) return "a line without + or - in front is no change";
        if (missing.Exists(line => line.StartsWith("++", StringComparison.Ordinal) || line.StartsWith("--", StringComparison.Ordinal)))
            return "two signs are a change of a line that begins with one: only three make a header";
        if (missing.Exists(line => line.Contains("diff", StringComparison.Ordinal) || line.Contains("@@", StringComparison.Ordinal)))
            return "diff and @@ make a header only where the line begins with them";
        if (missing.Count > 0 && patch.Contains('\r')) return "lines may end in \\r\\n or in \\r alone";
        if (missing.Count > 0) return "changes are missing: both + and - count, in every file of the patch";
        return got.Order().SequenceEqual(right.Order()) ? "the lines stand in another order than in the patch"
            : "a line counts as often as it stands there";
    }

    private void Recall(string name, string[] first, string[] second) => Case($"Recall, {name}", () =>
        Part(nameof(PatchRecall.Recall), () => Judge(first, second, Patch("A.cs", first), Patch("A.cs", second))));

    // What counts in both patches is known, so that recall is judged by itself.
    private void Judge(string[] first, string[] second, string one, string two)
    {
        var (got, right) = (PatchRecall.Recall(one, two), Right(first, second));
        if (right is not { } share)
        {
            That(got is null, "the recall of a patch without changes", "a first patch without changes has no recall: null, not a number");
            return;
        }
        That(got is not null, "a recall", "null where the first patch has changes");
        if (got is null) return;
        int common = first.Count(second.Contains), matches = (int)Math.Round(share * first.Length);
        Number("the recall", got.Value, share)
            .Trap((double)common / first.Length, "a line of the second patch matches more than once")
            .Trap(first.Distinct().Count(second.Contains) / (double)first.Distinct().Count(), "lines that repeat count once: each counts")
            .Trap(second.Length == 0 ? 0 : (double)matches / second.Length, "divided by the changes of the second patch: that is precision")
            .Trap((double)matches / (first.Length + second.Length - matches),
                "divided by the changes of both: recall asks for the first's alone")
            .Trap(2.0 * matches / (first.Length + second.Length), "the mean of recall and precision")
            .Trap(Share(first, second, line => line[1..]), "the sign is a part of a line")
            .Trap(Share(first, second, line => line[..1] + string.Concat(line.Where(c => !char.IsWhiteSpace(c)))),
                "white space is a part of a line")
            .Trap(Share(first, second, line => line[..Math.Min(16, line.Length)]), "lines are compared to their ends")
            .Trap(Share(first, second, line => line.ToUpperInvariant()), "upper and lower case differ")
            .Trap(Share(first, second, Joined), AsTheyStand)
            .Trap(Share(first, second, line => line.Replace("\u200d", "")), AsTheyStand);
    }

    // Graders run without a culture's tables, where Normalize leaves letters as they are.
    private static string Joined(string line) => line.Replace("e\u0301", "\u00e9").Replace("i\u0308", "\u00ef")
        .Replace("\ufb01", "fi").Replace("\uff21", "A");

    private static double? Right(string[] first, string[] second) => first.Length == 0 ? null : Share(first, second, line => line);

    private static double Share(string[] first, string[] second, Func<string, string> key)
    {
        var left = second.GroupBy(key).ToDictionary(same => same.Key, same => same.Count());
        return (double)first.GroupBy(key).Sum(same => Math.Min(same.Count(), left.GetValueOrDefault(same.Key))) / first.Length;
    }

    private static string Patch(string file, string[] changes) =>
        $"diff --git a/{file} b/{file}\n--- a/{file}\n+++ b/{file}\n@@ -1,9 +1,9 @@\n"
        + $" kept\n{string.Concat(changes.Select(line => line + "\n"))} kept\n";
}
