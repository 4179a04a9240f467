using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.DotNet.Interactive.Documents;
using Headroom.Jupyter.Documents;

namespace Headroom.Jupyter.Tests.Documents;

/// <summary>Whatever the bytes, a reader gives a document that can be written and read again, or JsonException.</summary>
public sealed class FuzzTests
{
    private static readonly string s_notebook = new InteractiveDocument
    {
        new("# A\n\"b\" \\ {", "markdown"),
        new("var x = 1;\nx", "csharp",
            [new TextElement("o\n"), new ErrorElement("e", "n", ["t"]),
            new DisplayElement(new Dictionary<string,
            object> { ["application/json"] = "{\"a\":[1,2]}", ["text/plain"] = "p" })]) { Id = "i", ExecutionOrder = 1 },
    }.ToNotebookJson();

    [Fact]
    public void A_mutated_notebook_is_read_whole_or_refused() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Mutations(s_notebook), text => ReadsOrRefuses(text, Ipynb)));

    [Fact]
    public void Any_cell_text_survives_a_round_trip() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get)); // Half a surrogate pair has no UTF-8.
            var read = NotebookFile.Parse(new InteractiveDocument { new(valid, "csharp") }.ToNotebookJson());
            return read.Document.Elements.Single().Contents == valid;
        }));

    private static bool ReadsOrRefuses(string text, Func<string, string> readAndWrite)
    {
        string written;
        try { written = readAndWrite(text); }
        catch (JsonException e) { return e.Message.Length > 0; }
        Assert.Equal(written, readAndWrite(written));
        return true;
    }

    private static string Ipynb(string text) => NotebookFile.Parse(text).Document.ToNotebookJson();

    // One to four edits: a stretch removed, doubled, or replaced by text that JSON or .dib gives a meaning to.
    private static Arbitrary<string> Mutations(string original)
    {
        string[] fragments = ["", "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e999", "true", "\\ud800", "\n", "\0", "#!", "#!meta",
            "#!csharp", "\"cells\"", "é😀", "{\"a\":1}"];
        var edit = from at in Gen.Choose(0, original.Length - 1)
                   from length in Gen.Choose(0, 40)
                   from fragment in Gen.Elements(fragments)
                   from doubled in Gen.Elements(true, false)
                   select (At: at, Length: length, Fragment: fragment, Doubled: doubled);
        return (from count in Gen.Choose(1, 4)
                from edits in edit.ListOf(count)
                select edits.Aggregate(original, (text, e) =>
        {
            var at = Math.Min(e.At, text.Length);
            var length = Math.Min(e.Length, text.Length - at);
            var cut = text.Substring(at, length);
            return text.Remove(at, length).Insert(at, e.Doubled ? cut + cut : e.Fragment);
        })).ToArbitrary();
    }
}
