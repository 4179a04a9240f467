using Headroom.Testing;

namespace Headroom.LanguageServer.Tests.Chains;

/// <summary>A thousand edits, after which nothing that was kept may differ from what a fresh server finds.</summary>
[Machine]
public sealed class RandomEditsTest
{
    private const int Edits = 1000, Looked = 125;

    private static readonly string[] s_cells =
    [
        "var a = 1;", "var b = a + 1;", "int Twice(int x) => 2 * x;", "class Box { public int Size { get; set; } }",
        "var box = new Box { Size = a };", "using System.IO;", "var text = \"😀 \" + Path.Combine(\"a\", \"b\");", "box.Size + Twice(b)",
        "#!html\n<b>{ not C#</b>", "#!time\nvar a = \"now a text\";", "record Point(int X, int Y);", "var p = new Point(a, 2); p.X",
        "// nothing", "foreach (var c in text) Console.WriteLine(c);", "",
    ];

    private static readonly string[] s_pieces =
    [
        "a", "b", ".", ";", "(", ")", "{", "}", "\"", "\n", "\r\n", "😀", "box.", "Twice(", "var z = 3;", " ", "//", "#!html\n", "Point",
        "text", "int ", "= ",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_fresh_server_says_the_same_after_a_thousand_edits(int seed)
    {
        var random = new Random(seed);
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.Open(client, s_cells[..8]);
        for (var edit = 1; edit <= Edits; edit++)
        {
            await EditOnce(notebook, random);
            // Questions between the edits: what they make known is kept.
            if (edit % 7 == 0)
                _ = await client.Send("textDocument/hover", notebook.At(notebook.Cells[random.Next(notebook.Cells.Count)], 0));
            if (edit % Looked == 0) await IsAsFresh(client, notebook, random);
        }
    }

    private static Task EditOnce(OpenNotebook notebook, Random random)
    {
        var at = random.Next(notebook.Cells.Count);
        var kind = random.Next(100);
        if (kind < 6 && notebook.Cells.Count < 20) return notebook.Insert(at, s_cells[random.Next(s_cells.Length)]);
        if (kind < 10 && notebook.Cells.Count > 3) return notebook.Delete(at);
        if (kind < 16) return notebook.Move(at, random.Next(notebook.Cells.Count));
        var (cell, text) = (notebook.Cells[at], notebook.TextOf(notebook.Cells[at]));
        if (kind < 30) return notebook.Replace(cell, s_cells[random.Next(s_cells.Length)]);
        var start = Between(text, random.Next(text.Length + 1));
        var end = kind < 60 ? start : Between(text, Math.Min(text.Length, start + random.Next(4)));
        return notebook.Edit(cell, start, end, s_pieces[random.Next(s_pieces.Length)]);
    }

    // An editor's cursor stands neither in an emoji nor in an end of a line.
    private static int Between(string text, int offset) =>
        offset > 0 && offset < text.Length && (char.IsLowSurrogate(text[offset]) || text[(offset - 1)..(offset + 1)] == "\r\n")
            ? offset + 1
            : offset;

    private static async Task IsAsFresh(LanguageClient client, OpenNotebook notebook, Random random)
    {
        await using var fresh = await LanguageClient.Introduced(LanguageClient.Serve());
        var copy = await OpenNotebook.Open(fresh, notebook.Cells.Select(notebook.TextOf));
        foreach (var (cell, twin) in notebook.Cells.Zip(copy.Cells))
        {
            var offset = Between(notebook.TextOf(cell), random.Next(notebook.TextOf(cell).Length + 1));
            Assert.Equal(await copy.Names(twin, offset), await notebook.Names(cell, offset));
            var expected = await copy.Diagnostics(twin);
            await Settled(client, notebook, cell, expected);
        }
    }

    // A cell is told of again when one before it changed, with the same version: what was told last counts.
    private static async Task Settled(LanguageClient client, OpenNotebook notebook, string cell, string[] expected)
    {
        try
        {
            while (!(await notebook.Diagnostics(cell)).SequenceEqual(expected)) await client.NextNote();
        }
        catch (OperationCanceledException) { /* Nothing more is told. */ }
        var text = string.Join("\n----\n", notebook.Cells.TakeWhile(before => before != cell).Append(cell).Select(notebook.TextOf));
        Assert.True((await notebook.Diagnostics(cell)).SequenceEqual(expected), $"expected\n{string.Join('\n', expected)}\nand not\n"
            + $"{string.Join('\n', await notebook.Diagnostics(cell))}\nof the last of\n{text}");
    }
}
