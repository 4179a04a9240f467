using System.Text.Json.Nodes;
using Headroom.Testing;

namespace Headroom.LanguageServer.Tests.Serving;

/// <summary>A scripted client beside the program itself, over real pipes.</summary>
[Machine]
public sealed class ConformanceTest
{
    private static readonly string s_notebook = Repository.PathTo("notebooks", "02-kernels.ipynb");

    [Fact]
    public async Task The_server_says_what_it_can_and_leaves_with_zero()
    {
        await using var client = LanguageClient.Start();
        var result = await client.Ask("initialize", new JsonObject { ["processId"] = null, ["capabilities"] = new JsonObject() });
        var can = result!["capabilities"]!;
        Assert.Equal("utf-16", (string?)can["positionEncoding"]);
        Assert.Equal("""[{"notebook":{"notebookType":"jupyter-notebook"},"cells":[{"language":"csharp"}]}]""",
            can["notebookDocumentSync"]!["notebookSelector"]!.ToJsonString());
        Assert.Null(can["textDocumentSync"]); // files are another extension's
        Assert.True((bool)can["hoverProvider"]!);
        await client.Tell("initialized", new JsonObject());
        Assert.Null(await client.Ask("shutdown", null));
        await client.Tell("exit", null);
        Assert.Equal(0, await client.Ended());
    }

    [Fact]
    public async Task Notebook_02_is_answered_before_anything_has_run()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Start());
        var notebook = await OpenNotebook.OpenFile(client, s_notebook);
        var cell = notebook.Cells.First(c => notebook.TextOf(c).StartsWith("var gpu = Gpu.Open();", StringComparison.Ordinal));

        var end = notebook.TextOf(cell).Length;
        await notebook.Edit(cell, end, end, "\ngpu.Acc");
        Assert.Equal(["Accelerator"], await notebook.Names(cell, notebook.TextOf(cell).Length));

        var hover = await client.Ask("textDocument/hover", notebook.Behind(cell, "Gpu.Op"));
        Assert.Contains("Gpu Gpu.Open()", (string?)hover!["contents"]!["value"], StringComparison.Ordinal);
        Assert.Contains("Opens the device", (string?)hover["contents"]!["value"], StringComparison.Ordinal);
        Assert.Equal("""{"start":{"line":0,"character":14},"end":{"line":0,"character":18}}""", hover["range"]!.ToJsonString());

        var help = await client.Ask("textDocument/signatureHelp", notebook.Behind(cell, "Gpu.Open("));
        Assert.Equal("Gpu Gpu.Open()", (string?)help!["signatures"]![0]!["label"]);
    }

    [Fact]
    public async Task A_cells_variable_is_known_in_a_later_cell_and_found_again()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Start());
        var notebook = await OpenNotebook.Open(
            client, ["/// <summary>Both.</summary>\nint Add(int left, int right) => left + right;", "", "Add(1, 2)"]);
        var help = await client.Ask("textDocument/signatureHelp", notebook.Behind(notebook.Cells[2], "Add(1, "));
        Assert.Equal(1, (int)help!["activeParameter"]!);
        Assert.Equal("[18,27]", help["signatures"]![0]!["parameters"]![1]!["label"]!.ToJsonString());
        var list = await client.Ask("textDocument/completion", notebook.Behind(notebook.Cells[2], "Ad"));
        var item = list!["items"]!.AsArray().Single(i => (string?)i!["label"] == "Add");
        var resolved = await client.Ask("completionItem/resolve", item);
        Assert.EndsWith("Both.", (string?)resolved!["documentation"]!["value"], StringComparison.Ordinal);
        var place = await client.Ask("textDocument/definition", notebook.Behind(notebook.Cells[2], "Ad"));
        Assert.Equal(notebook.Cells[0], (string?)place!["uri"]);
        Assert.Equal("""{"start":{"line":1,"character":4},"end":{"line":1,"character":7}}""", place["range"]!.ToJsonString());
    }

    [Fact]
    public async Task The_command_starts_it_and_ends_with_it()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.StartByCommand());
        var notebook = await OpenNotebook.Open(client, ["Console.WriteL"]);
        Assert.Equal(["WriteLine"], await notebook.Names(notebook.Cells[0], 14));
        await client.Ask("shutdown", null);
        await client.Tell("exit", null);
        Assert.Equal(0, await client.Ended());
    }

    [Fact]
    public async Task A_notebook_is_saved_closed_and_opened_again()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.Open(client, ["wrong"]);
        Assert.Single(await notebook.Diagnostics(notebook.Cells[0]));
        var where = notebook.At(notebook.Cells[0], 5);
        await client.Tell("notebookDocument/didSave", JsonNode.Parse($$"""{ "notebookDocument": { "uri": "{{notebook.Uri}}" } }"""));
        Assert.NotNull(await client.Ask("textDocument/completion", where));
        await client.Tell("notebookDocument/didClose", new JsonObject
        {
            ["notebookDocument"] = new JsonObject { ["uri"] = notebook.Uri },
            ["cellTextDocuments"] = new JsonArray(new JsonObject { ["uri"] = notebook.Cells[0] }),
        });
        Assert.Null(await client.Ask("textDocument/completion", where));
        Assert.Empty(client.LastTold(notebook.Cells[0]));
        var again = await OpenNotebook.Open(client, ["1 + 1"]);
        Assert.Empty(await again.Diagnostics(again.Cells[0]));
        Assert.Empty(client.Notes); // nothing to complain of
    }

    [Fact]
    public async Task A_server_ends_when_its_input_closes()
    {
        var client = await LanguageClient.Introduced(LanguageClient.Start());
        client.Close();
        Assert.Equal(1, await client.Ended());
    }

    [Fact]
    public async Task A_server_ends_with_the_process_that_it_was_told_of()
    {
        await using var parent = LanguageClient.Start();
        await using var client = await LanguageClient.Introduced(LanguageClient.Start(), parent.ProcessId);
        parent.Close();
        await parent.Ended();
        Assert.Equal(1, await client.Ended());
    }
}
