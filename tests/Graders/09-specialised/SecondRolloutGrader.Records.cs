using First = SecondRollout.First;

namespace Graders;

// Whole records: what is sent, and drawn ones.
public sealed partial class SecondRolloutGrader
{
    private static readonly string[] s_words =
        ["parcel", "crate", "weighs", "label", "sorted", "before", "every", "shelf", "counts", "again", "total", "often", "empty", "row"];

    private void Prompts()
    {
        Prompt("the statement's example",
            new("a.cs", "class A;", "class B;", "Do it.", ["What?", "That."], ["-class A;", "+class B;"], "Title", "Body"));
        Prompt("a file with lines", Clean() with { Body = "One line.\nAnother line." });
        Prompt("a file that ends with a line feed", Clean());
        Prompt("an empty file", Clean() with { Before = "" });
        Prompt("white space at all ends",
            Clean() with { Before = "\n class A;  \n\n", Title = " A title ", Body = "\n  A body.\n\n" });
        Prompt("a file whose lines end in \\r\\n", Clean() with { Before = "class A\r\n{\r\n}\r\n" });
        Prompt("no title", Clean() with { Title = "" });
        Prompt("no body", Clean() with { Body = "" });
    }

    private void Prompt(string name, First first) => Case($"Prompt, {name}", () => Part("Prompt", () =>
    {
        Input("the patch", first.Patch);
        Input("the transcript", first.Transcript);
        var got = SecondRollout.Prompt(first) ?? "null";
        var right = string.Concat(first.Path, "\n", first.Before, "\n", first.Title, "\n\n", first.Body);
        var cause = got.Contains(first.Instruction, StringComparison.Ordinal) ? "it has the instruction: that is of the first rollout"
            : first.Transcript.Any(text => got.Contains(text, StringComparison.Ordinal)) ? "it has messages of the first rollout"
            : first.Patch.Any(line => line.StartsWith('+') && line.Length > 3 && got.Contains(line, StringComparison.Ordinal))
                ? "it has the patch"
            : got.Contains(first.After, StringComparison.Ordinal) ? "it has the file with the change: the second rollout begins without it"
            : !got.StartsWith(first.Path, StringComparison.Ordinal) ? "the path is missing: where the file is may be known"
            : !got.Contains(first.Before, StringComparison.Ordinal) ? "the file as it was is missing, or stands otherwise than it was"
            : !got.Contains(first.Title, StringComparison.Ordinal) || !got.EndsWith(first.Body, StringComparison.Ordinal)
                ? "title and body are all that says what is wanted, and stand as they are"
            : got.ReplaceLineEndings("\n") == right ? "lines end in \\n"
            : got == $"{first.Path}\n{first.Before}\n{first.Title}\n{first.Body}" ? "an empty line parts title and body"
            : "path, file, title, an empty line, body, as in the statement's example";
        That(got == right, "the prompt", cause);
    }));

    private static First Clean() => new(
        "src/Basket.cs", File, File.Replace("        return", "        var firstOne = s_extra;\n        return", StringComparison.Ordinal),
        "Somebody put nothing into Count and nobody noticed it for days.",
        [
            $"src/Basket.cs\n{File}\nPlease look at the way that Count treats what is missing.",
            "I would like to see who calls this method at all.",
            "An empty basket shall be told as such from now on.",
        ],
        s_patch, "Count refuses what is missing", "Whoever gives nothing is told so by an error. Before, it came to light later.");

    // A clean description of drawn words, with and without one leak of one kind.
    private void Drawn(int number)
    {
        string Word() => Draw.Of(s_words);
        string Name() => $"{Word()}{char.ToUpperInvariant(Word()[0])}{Draw.Int(10, 99)}";
        string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));
        var added = Enumerable.Range(0, Draw.Int(2, 5)).Select(_ => $"    var {Name()} = {Name()}({Word()}, {Draw.Int(3, 999)});")
            .ToArray();
        var before = $"class C{Draw.Int(1, 9)}\n{{\n    void {Name()}()\n    {{\n        {Name()}();\n    }}\n}}\n";
        string[] patch = [.. before.Split('\n').Take(2).Select(line => " " + line), .. added.Select(line => "+" + line)];
        string[] transcript = [.. Enumerable.Range(0, Draw.Int(1, 4)).Select(_ => Text(Draw.Int(8, 14)))];
        var first = new First($"src/{Name()}.cs", before, before + string.Join('\n', added), Text(9), transcript, patch, Text(4), Text(8));
        var line = added[Draw.Int(0, added.Length - 1)];
        var leak = (number % 5) switch
        {
            0 => "",
            1 => string.Join(Draw.Of(" ", "\n", "   "), line.Trim().Split(' ')),
            2 => line.Trim().Split(' ')[1],
            3 => string.Join(' ', first.Instruction.Split(' ').Skip(Draw.Int(0, 3)).Take(6)),
            _ => string.Join(", ", transcript[Draw.Int(0, transcript.Length - 1)].ToUpperInvariant().Split(' ').Take(6)),
        };
        first = first with { Body = $"{first.Body}\n{leak}" };
        var description = $"{first.Title}\n{first.Body}";
        MaySend($"drawn record {number}", first);
        Lines($"drawn record {number}", description, patch, before);
        Names($"drawn record {number}", description, first.Path, before, patch);
        Runs($"drawn record {number}", Draw.Of(transcript), description, before);
    }
}
