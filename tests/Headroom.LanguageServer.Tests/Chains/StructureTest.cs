namespace Headroom.LanguageServer.Tests.Chains;

/// <summary>Cells know those before them, whatever was done to their order.</summary>
public sealed class StructureTest : IAsyncLifetime
{
    private LanguageClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await LanguageClient.Introduced(LanguageClient.Serve());

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task A_name_is_known_behind_its_declaration_and_not_before_it()
    {
        var notebook = await OpenNotebook.Open(_client, ["later + 1", "var later = 1;", "later + 1"]);
        Assert.Equal(
            ["0:0 1 CS0103 The name 'later' does not exist in the current context"], await notebook.Diagnostics(notebook.Cells[0]));
        Assert.Empty(await notebook.Diagnostics(notebook.Cells[2]));
    }

    [Fact]
    public async Task A_later_cell_may_declare_a_name_again()
    {
        var notebook = await OpenNotebook.Open(_client, ["var x = 1;", "var x = \"text\";", "x.ToUp"]);
        Assert.Equal(["ToUpper", "ToUpperInvariant"], await notebook.Names(notebook.Cells[2], 6));
        Assert.Empty(await notebook.Diagnostics(notebook.Cells[1]));
    }

    [Fact]
    public async Task An_error_in_a_cell_leaves_those_behind_it_answered()
    {
        var notebook = await OpenNotebook.Open(_client, ["int a = ; var text = \"a\"; }}", "text.ToUpperI"]);
        Assert.Equal(["ToUpperInvariant"], await notebook.Names(notebook.Cells[1], 13));
    }

    [Fact]
    public async Task A_cell_that_comes_goes_or_moves_changes_what_those_behind_it_know()
    {
        var notebook = await OpenNotebook.Open(_client, ["var a = 1;", "b + a"]);
        Assert.Single(await notebook.Diagnostics(notebook.Cells[1]));
        var inserted = await notebook.Insert(1, "var b = 1;");
        await Settled(notebook, []);
        await notebook.Move(1, 2);
        await Settled(notebook, [notebook.Cells[1]]);
        await notebook.Move(2, 0);
        await Settled(notebook, []);
        Assert.Equal(inserted, notebook.Cells[0]);
        await notebook.Delete(0);
        await Settled(notebook, [notebook.Cells[1]]);
    }

    [Fact]
    public async Task A_cell_that_is_gone_has_nothing_wrong_with_it()
    {
        var notebook = await OpenNotebook.Open(_client, ["var a = 1;", "nothing"]);
        var gone = notebook.Cells[1];
        Assert.Single(await notebook.Diagnostics(gone));
        await notebook.Delete(1);
        while ((await _client.NextNote())["params"] is { } told && (string?)told["uri"] != gone) { }
        Assert.Empty(_client.LastTold(gone));
    }

    [Fact]
    public async Task Markdown_and_cells_of_other_languages_are_no_part_of_it()
    {
        await _client.Tell("notebookDocument/didOpen", System.Text.Json.Nodes.JsonNode.Parse("""
            {
              "notebookDocument": { "uri": "untitled:mixed", "notebookType": "jupyter-notebook", "version": 1, "cells": [
                { "kind": 1, "document": "cell:text" }, { "kind": 2, "document": "cell:python" },
                { "kind": 2, "document": "cell:code" } ] },
              "cellTextDocuments": [
                { "uri": "cell:text", "languageId": "markdown", "version": 1, "text": "# not C#" },
                { "uri": "cell:python", "languageId": "python", "version": 1, "text": "import numpy" },
                { "uri": "cell:code", "languageId": "csharp", "version": 1, "text": "1 + 1" } ]
            }
            """));
        Assert.Empty(await _client.Diagnostics("cell:code", 1));
        Assert.Null(await _client.Ask("textDocument/hover", System.Text.Json.Nodes.JsonNode.Parse(
            """{ "textDocument": { "uri": "cell:python" }, "position": { "line": 0, "character": 3 } }""")));
    }

    // Which cells have errors, once everything is told.
    private async Task Settled(OpenNotebook notebook, string[] wrong)
    {
        while (!notebook.Cells.Where(cell => _client.LastTold(cell) is [_, ..]).SequenceEqual(wrong)) await _client.NextNote();
    }
}
