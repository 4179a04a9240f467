using FsCheck.Fluent;
using FsCheck;
using Headroom.Editing;
using Headroom.Testing;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Tests.Editing;

/// <summary>Whatever the text and wherever the cursor, an editor gets an answer.</summary>
public sealed class FuzzTests(EditedKernel edited) : IClassFixture<EditedKernel>
{
    private const string Whole = """"
        #!time
        var list = new List<(int Number, string Name)> { (1, "one"), (2, $"two {apples + 1}") };
        static int Twice(int x) => 2 * x;
        /* a comment */ var text = @"verbatim ""quoted""" + 'c' + """raw""";
        if (list.Count > 1) { foreach (var (n, name) in list) Console.WriteLine(Twice(n), name); } else { }
        class Box<T> where T : new() { public T Value { get; set; } = new(); public int this[int i] => i; }
        var box = new Box<int> { Value = 3 } ; var y = box?.Value switch { 1 => "a", _ => pears.Where(p => p.Length > 1).First() };
        record R(int A) { public override string ToString() => $"{A:F2}"; }
        for (var i = 0; i < 3; i++) try { list[i].Name.ToUpper(); } catch (Exception e) when (e is not null) { throw; }
        """";

    private static readonly string[] s_fragments =
    [
        "", ".", "(", ")", "{", "}", "[", "]", "<", ">", ";", ",", "\"", "'", "/*", "*/", "//", "\n", "#", "#!", "#!html", "#r \"", "#load \"", "#if x", "$\"{", "@\"", "\"\"\"",
        "=>", "?.", "::", "->", "new ", "is ", "await ", "using ", "class ", "\0", "é😀", "\ud800", "var ", "x with { ", "1.", "..", "\r\n", "\t", "delegate* <", "ref ", "#!import ",
    ];

    [Fact]
    public void Every_question_about_a_mutated_cell_is_answered() =>
        Check.One(Cases(60), Prop.ForAll(Cells(), cell => IsAnsweredAsync(cell.Code, cell.At).GetAwaiter().GetResult()));

    [Fact]
    public void Every_question_about_arbitrary_text_is_answered() =>
        Check.One(Cases(40), Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<int>(), (text, at) =>
            IsAnsweredAsync(text.Get, new(at, at)).GetAwaiter().GetResult()));

    [Fact]
    public void A_whole_cell_cut_between_two_words_is_never_invalid() =>
        Assert.DoesNotContain(CutsBetweenWords(), part => edited.Kernel.CompletenessOf(part).Status == CompletenessStatus.Invalid);

    [Fact]
    public void The_whole_cell_is_complete() => Assert.Equal(CompletenessStatus.Complete, edited.Kernel.CompletenessOf(Whole).Status);

    // The same cells every time; FUZZ_CASES=3000 draws that many new ones.
    private static Config Cases(int usual) => int.TryParse(Environment.GetEnvironmentVariable("FUZZ_CASES"), out var cases)
        ? Config.QuickThrowOnFailure.WithMaxTest(cases)
        : Config.QuickThrowOnFailure.WithMaxTest(usual).WithReplay(new Replay(new Rnd(20261121, 3), null));

    private async Task<bool> IsAnsweredAsync(string code, LinePosition at)
    {
        _ = edited.Kernel.Complete(code, at);
        _ = edited.Kernel.HoverOver(code, at);
        _ = edited.Kernel.SignaturesOf(code, at);
        if (await edited.Kernel.Send(new RequestDiagnostics(code)) is { } told && told.Events.Failure() is { Exception: { } error }) Assert.Fail($"{code}: {error}");
        _ = edited.Kernel.CompletenessOf(code);
        return true;
    }

    private static IEnumerable<string> CutsBetweenWords()
    {
        var quoted = false;
        for (var i = 0; i < Whole.Length; i++)
        {
            if (Whole[i] == '"') quoted = !quoted;
            if (Whole[i] == ' ' && !quoted) yield return Whole[..i] + "\n";
        }
    }

    private static Arbitrary<(string Code, LinePosition At)> Cells()
    {
        var edit = from at in Gen.Choose(0, Whole.Length - 1)
                   from length in Gen.Choose(0, 30)
                   from fragment in Gen.Elements(s_fragments)
                   select (At: at, Length: length, Fragment: fragment);
        return (from count in Gen.Choose(1, 4)
                from edits in edit.ListOf(count)
                let code = edits.Aggregate(Whole, Apply)
                from line in Gen.Choose(-1, 10)
                from character in Gen.Choose(-1, 120)
                select (code, new LinePosition(line, character))).ToArbitrary();
    }

    private static string Apply(string text, (int At, int Length, string Fragment) edit)
    {
        var at = Math.Min(edit.At, text.Length);
        return text.Remove(at, Math.Min(edit.Length, text.Length - at)).Insert(at, edit.Fragment);
    }
}
