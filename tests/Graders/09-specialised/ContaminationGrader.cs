using Headroom.Grading;
using Part = Contamination.Part;

namespace Graders;

/// <summary>
/// Drawn files are smuggled into drawn documents: with other white space, comments, names, cut over documents, members in another order,
/// and in strings. Innocent documents by the same hand must pass. Shares are exact.
/// </summary>
public sealed partial class ContaminationGrader : Grader
{
    private static readonly SharedRuns s_right = new();

    // What mistakes come to; the report names the first whose share it is.
    private static readonly (SharedRuns Wrong, string Cause)[] s_mistakes =
    [
        (new() { ReadsComments = true }, "comments count: who smuggles changes them"),
        (new() { ReadsStrings = false }, "what strings say is not read"),
        (new() { ReadsStringsOfStrings = false }, "strings within what strings say are not read"),
        (new() { CutsStrings = true }, "each string is a text of its own: what stands in pieces in several is not found"),
        (new() { KeepsNames = true }, "names stand as they are: who smuggles renames them"),
        (new() { MeltsNames = true }, "all names are the same: which of them are alike is lost"),
        (new() { NumbersTexts = true }, "names are numbered over the whole text: each run begins its own numbers"),
        (new() { SortsNames = true }, "names are numbered by the alphabet: in the order in which they come, for others have another one"),
        (new() { JoinsTexts = true }, "runs go on from code into what its strings say: each text has its own"),
        (new() { JoinsDocuments = true }, "runs go on from one document into the next: each has its own"),
        (new() { LeavesTheLastOut = true }, "the last run of a text is left out"),
        (new() { SideBySide = true }, "runs stand side by side: one begins at every part"),
        (new() { Melted = 'k' }, "all keywords are the same: what is no name stays as it is"),
        (new() { Melted = 'n' }, "all numbers are the same: what is no name stays as it is"),
        (new() { Shortens = true }, "a text that is shorter than width has no run"),
        (new() { Wider = 1 }, "a run has one part more than width"),
        (new() { Wider = -1 }, "a run has one part less than width"),
        (new() { TakesLargest = true }, "the largest share of one document: a file may be cut over many"),
        (new() { CountsRepeats = true }, "runs that repeat are counted again: different ones count"),
        (new() { OfDocuments = true }, "over the documents' runs, or those of both: a large training set would hide everything"),
        (new() { OfBoth = true }, "over the documents' runs, or those of both: a large training set would hide everything"),
    ];

    private bool _isNamed; // whether it is known what the report will say

    protected override void Require()
    {
        TextsByHand();
        RunsByHand();
        SharesByHand();
        Attacks();
        Innocent();
        Lists();
    }

    // The cause of the one mistake that gives what came; null where none does, or several do.
    private static string? Cause(Func<SharedRuns, bool> gives)
    {
        string[] causes = [.. s_mistakes.Where(mistake => gives(mistake.Wrong)).Select(mistake => mistake.Cause).Distinct()];
        return causes is [var only] ? only : null;
    }

    private void Attacks()
    {
        var code = new DrawnCode(Draw);
        var width = Draw.Int(9, 14);
        var members = code.File(150);
        var (file, other) = (DrawnCode.Plain(members), DrawnCode.Plain(code.Members(1)));
        string[] Beside(params string[] smuggled) => [other, .. smuggled];
        var half = file[..(file.Length / 2)];
        Smuggled("as it is", file, Beside(file), width);
        Smuggled("with other white space", file, Beside(code.Reindented(members)), width);
        Smuggled("with other comments", code.Commented(members), Beside(code.Commented(members)), width);
        Smuggled("with other names", file, Beside(DrawnCode.Plain(DrawnCode.Renamed(members))), width);
        Smuggled("with members in another order", file, Beside(DrawnCode.Plain(code.Reordered(members))), width);
        Smuggled("cut over three documents", file,
            Beside([.. file.Chunk(file.Length / 3 + 1).Select(some => new string(some))]), width);
        Smuggled("in a string", file, Beside(code.Quoted(file, file.Length, escaped: false)), width);
        Smuggled("in strings, in pieces", file, Beside(code.Quoted(file, 25, escaped: false)), width);
        Smuggled("in strings, every letter escaped", file, Beside(code.Quoted(file, 40, escaped: true)), width);
        Smuggled("in a string of a string", file,
            Beside(code.Quoted(code.Quoted(file, file.Length, escaped: false), 10_000, escaped: false)), width);
        Smuggled("all at once", file,
            Beside(code.Quoted(code.Commented(code.Reordered(DrawnCode.Renamed(members))), 60, escaped: true)), width);
        Judge($"half of it, {width} parts a run", half, Beside(file), width);
        Judge($"half of it is there, {width} parts a run", file, Beside(half), width);
    }

    // A file has 150 parts or more: all attacks but cuts leave at least nine of ten runs, and two cuts take 2 * width.
    private void Smuggled(string name, string file, string[] documents, int width) =>
        Judge($"smuggled in {name}, {width} parts a run", file, documents, width, least: 0.5);

    private void Innocent()
    {
        var code = new DrawnCode(Draw);
        for (var round = 0; round < 2; round++)
        {
            var width = Draw.Int(9, 14);
            Judge($"innocent documents, {width} parts a run", DrawnCode.Plain(code.Members(2)),
                [.. Enumerable.Range(0, 3).Select(_ => DrawnCode.Plain(code.Members(1)))], width);
        }
        var members = code.Members(2);
        Judge("short runs, which innocent documents share", DrawnCode.Plain(members), [DrawnCode.Plain(code.Members(3))], 4);
        Judge("a run of one part", DrawnCode.Plain(members), [DrawnCode.Plain(code.Members(1))], 1);
        Judge("no document", DrawnCode.Plain(members), [], 8);
        Judge("an empty held-out file", "", [DrawnCode.Plain(members)], 8);
    }

    private void SharesByHand()
    {
        Judge("a held-out file that is shorter than a run", "return 1;", ["return 1;"], 4);
        Judge("a held-out file that is just one run", "return 1;", ["x = 2; return 1;"], 3);
        Judge("a held-out file of comments", "// return 1;\n/* x = 2; */", ["return 1; x = 2;"], 3);
        Judge("what repeats", "a = b; a = b; a = b; c = 1;", ["x = y;"], 4);
        Judge("a comment in the documents alone", "total = next(rows, 3);", ["// total = next(rows, 3);\nreturn;"], 5);
        Judge("the same names at other places", "a = b + a;", ["x = y + y;"], 6);
        Judge("other numbers", "a = 1; b = 2;", ["a = 1; b = 3;"], 4);
        Judge("numbers that differ by the size of a letter", "a = 0xFF; b = 1;", ["a = 0xff; b = 1;"], 4);
        Judge("a document that is just one run", "x = 2; return 1;", ["return 1;"], 3);
        Judge("names that differ by a capital", "Item = item; a = 1;", ["x = x; a = 1;"], 4);
        Judge("a text ends where its string begins", "f(\"a = b;\");", ["x = y;"], 4);
        Judge("a document ends where another begins", "a = b; c = d;", ["a = b; c", "= d;"], 4);
        Judge("empty documents", "a = b; c = 1;", ["", "x = y;", "// no"], 4);
    }

    private void Judge(string name, string heldOut, string[] documents, int width, double least = 0) => Case($"Share, {name}", () =>
        Part(nameof(Contamination.Share), () =>
        {
            var right = s_right.Of(heldOut, documents, width);
            if (right < least) throw new InvalidOperationException($"{name}: hardly there");
            var got = Contamination.Share(heldOut, Input("the documents", documents), width);
            var share = Number("the share", got, right);
            // The report names one mistake, and that of a part before this one if there is one; to work all out takes long.
            if (_isNamed || Tolerance.Formula.Accepts(got, right)) return;
            if (Cause(wrong => wrong.Of(heldOut, documents, width) == got) is not { } cause) return;
            share.Trap(got, cause);
            _isNamed = true;
        }));
}
