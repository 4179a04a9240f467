using System.Text.Json.Nodes;

namespace Headroom.LanguageServer.Tests;

/// <summary>A notebook that a client has open: cells, their texts, and the messages that change both.</summary>
internal sealed class OpenNotebook(LanguageClient client, string uri)
{
    private readonly List<string> _cells = [];
    private readonly Dictionary<string, (int Version, string Text)> _texts = [];
    private int _version = 1, _named;

    public IReadOnlyList<string> Cells => _cells;

    public string TextOf(string cell) => _texts[cell].Text;

    public int VersionOf(string cell) => _texts[cell].Version;

    /// <summary>Opens a notebook of these C# cells.</summary>
    public static async Task<OpenNotebook> Open(LanguageClient client, IEnumerable<string> texts, string? uri = null)
    {
        var notebook = new OpenNotebook(client, uri ?? "untitled:Untitled-1.ipynb");
        foreach (var text in texts) notebook.Add(notebook._cells.Count, text);
        await client.Tell("notebookDocument/didOpen", new JsonObject
        {
            ["notebookDocument"] = new JsonObject
            {
                ["uri"] = notebook.Uri, ["notebookType"] = "jupyter-notebook", ["version"] = 1, ["metadata"] = new JsonObject(),
                ["cells"] = new JsonArray([.. notebook._cells.Select(Cell)]),
            },
            ["cellTextDocuments"] = new JsonArray([.. notebook._cells.Select(notebook.Item)]),
        });
        return notebook;
    }

    public string Uri => uri;

    /// <summary>Opens a notebook file's code cells.</summary>
    public static Task<OpenNotebook> OpenFile(LanguageClient client, string path) =>
        Open(client, CodeOf(path), new Uri(path).AbsoluteUri);

    public static IEnumerable<string> CodeOf(string path) => JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray()
        .Where(cell => (string?)cell!["cell_type"] == "code")
        .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => (string?)line)));

    /// <summary>Replaces a part of a cell, from one offset to another.</summary>
    public Task Edit(string cell, int start, int end, string text)
    {
        var (version, before) = _texts[cell];
        _texts[cell] = (version + 1, before[..start] + text + before[end..]);
        return Change(new JsonObject
        {
            ["textContent"] = new JsonArray(new JsonObject
            {
                ["document"] = new JsonObject { ["uri"] = cell, ["version"] = version + 1 },
                ["changes"] = new JsonArray(new JsonObject
                {
                    ["range"] = new JsonObject { ["start"] = Position(before, start), ["end"] = Position(before, end) },
                    ["text"] = text,
                }),
            }),
        });
    }

    public Task Replace(string cell, string text) => Edit(cell, 0, TextOf(cell).Length, text);

    public async Task<string> Insert(int at, string text)
    {
        var cell = Add(at, text);
        await Change(Structure(at, 0, [cell], opened: [cell], closed: []));
        return cell;
    }

    public Task Delete(int at)
    {
        var cell = _cells[at];
        _cells.RemoveAt(at);
        _texts.Remove(cell);
        return Change(Structure(at, 1, [], opened: [], closed: [cell]));
    }

    /// <summary>As editors tell it: the cells between both places go and come back in another order.</summary>
    public Task Move(int from, int to)
    {
        var cell = _cells[from];
        _cells.RemoveAt(from);
        _cells.Insert(to, cell);
        var (first, count) = (Math.Min(from, to), Math.Abs(from - to) + 1);
        return Change(Structure(first, count, _cells[first..(first + count)], opened: [], closed: []));
    }

    /// <summary>A question about an offset of a cell.</summary>
    public JsonObject At(string cell, int offset) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = cell }, ["position"] = Position(TextOf(cell), offset),
    };

    /// <summary>A question about the place behind a piece of a cell's text.</summary>
    public JsonObject Behind(string cell, string piece) =>
        At(cell, TextOf(cell).IndexOf(piece, StringComparison.Ordinal) + piece.Length);

    public async Task<string[]> Names(string cell, int offset)
    {
        var list = await client.Ask("textDocument/completion", At(cell, offset));
        return list is null ? [] : [.. list["items"]!.AsArray().Select(item => (string)item!["label"]!)];
    }

    /// <summary>What is told of the last version of a cell, as lines.</summary>
    public async Task<string[]> Diagnostics(string cell) => [.. (await client.Diagnostics(cell, VersionOf(cell))).Select(d =>
        $"{d!["range"]!["start"]!["line"]}:{d["range"]!["start"]!["character"]} {d["severity"]} {d["code"]} {d["message"]}")];

    private string Add(int at, string text)
    {
        var cell = $"vscode-notebook-cell:{uri}#W{_named++}";
        _cells.Insert(at, cell);
        _texts[cell] = (1, text);
        return cell;
    }

    private Task Change(JsonObject cells) => client.Tell("notebookDocument/didChange", new JsonObject
    {
        ["notebookDocument"] = new JsonObject { ["uri"] = uri, ["version"] = ++_version },
        ["change"] = new JsonObject { ["cells"] = cells },
    });

    private JsonObject Structure(int start, int deleted, IEnumerable<string> cells, string[] opened, string[] closed) => new()
    {
        ["structure"] = new JsonObject
        {
            ["array"] = new JsonObject
            {
                ["start"] = start, ["deleteCount"] = deleted, ["cells"] = new JsonArray([.. cells.Select(Cell)]),
            },
            ["didOpen"] = new JsonArray([.. opened.Select(Item)]),
            ["didClose"] = new JsonArray([.. closed.Select(cell => new JsonObject { ["uri"] = cell })]),
        },
    };

    private static JsonObject Cell(string cell) => new() { ["kind"] = 2, ["document"] = cell };

    private JsonObject Item(string cell) => new()
    {
        ["uri"] = cell, ["languageId"] = "csharp", ["version"] = _texts[cell].Version, ["text"] = _texts[cell].Text,
    };

    private static JsonObject Position(string text, int offset) => new()
    {
        ["line"] = Ends(text, offset).Count(), ["character"] = offset - Ends(text, offset).LastOrDefault(),
    };

    // Where the lines end that end before an offset: at \n, \r\n or \r.
    private static IEnumerable<int> Ends(string text, int offset) => Enumerable.Range(0, offset)
        .Where(at => text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))).Select(at => at + 1);
}
