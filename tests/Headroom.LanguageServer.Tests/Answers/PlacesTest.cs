namespace Headroom.LanguageServer.Tests.Answers;

/// <summary>Places are UTF-16 units of the cell as it is written, whatever stands before them.</summary>
public sealed class PlacesTest : IAsyncLifetime
{
    private const string Wrong = "1:0 1 CS0103 The name 'wrong' does not exist in the current context";

    private LanguageClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await LanguageClient.Introduced(LanguageClient.Serve());

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task An_emoji_counts_as_two()
    {
        var notebook = await OpenNotebook.Open(_client, ["var face = \"😀\"; face.ToUpperI; wrong"]);
        var cell = notebook.Cells[0];
        Assert.Equal(["ToUpperInvariant"], await notebook.Names(cell, notebook.TextOf(cell).IndexOf("; wrong", StringComparison.Ordinal)));
        var hover = await _client.Ask("textDocument/hover", notebook.Behind(cell, "; fac"));
        Assert.Equal("""{"start":{"line":0,"character":17},"end":{"line":0,"character":21}}""", hover!["range"]!.ToJsonString());
        Assert.Contains("0:32 1 CS0103 The name 'wrong' does not exist in the current context", await notebook.Diagnostics(cell));
        await notebook.Edit(cell, 12, 14, "😀😀"); // in the string
        Assert.Contains("0:34 1 CS0103 The name 'wrong' does not exist in the current context", await notebook.Diagnostics(cell));
    }

    [Fact]
    public async Task A_line_is_what_the_protocol_calls_one()
    {
        var notebook = await OpenNotebook.Open(_client, ["// a\u2028var x = 1;\r\nwrong"]);
        Assert.Equal([Wrong], await notebook.Diagnostics(notebook.Cells[0]));
    }

    [Fact]
    public async Task Magic_commands_move_nothing_and_are_completed()
    {
        var notebook = await OpenNotebook.Open(_client, ["#!time\nwrong\n#!ti"]);
        var cell = notebook.Cells[0];
        Assert.Equal([Wrong], await notebook.Diagnostics(cell));
        Assert.Equal(["#!time"], await notebook.Names(cell, notebook.TextOf(cell).Length));
        Assert.Null(await _client.Ask("textDocument/hover", notebook.At(cell, 3)));
    }

    [Fact]
    public async Task A_part_for_another_kernel_is_left_alone()
    {
        var notebook = await OpenNotebook.Open(_client, ["#!html\n<b>Console.</b>\n#!csharp\nConsole.WriteL"]);
        var cell = notebook.Cells[0];
        Assert.Empty(await notebook.Names(cell, notebook.TextOf(cell).IndexOf("</b>", StringComparison.Ordinal)));
        Assert.Equal(["WriteLine"], await notebook.Names(cell, notebook.TextOf(cell).Length));
    }

    [Fact]
    public async Task A_client_that_takes_no_range_for_all_items_gets_one_with_each()
    {
        await using var client = LanguageClient.Serve();
        await client.Ask("initialize", System.Text.Json.Nodes.JsonNode.Parse("{}"));
        var notebook = await OpenNotebook.Open(client, ["Console.WriteL"]);
        var list = await client.Ask("textDocument/completion", notebook.At(notebook.Cells[0], 14));
        Assert.Null(list!["itemDefaults"]);
        Assert.Equal("""{"range":{"start":{"line":0,"character":8},"end":{"line":0,"character":14}},"newText":"WriteLine"}""",
            list["items"]![0]!["textEdit"]!.ToJsonString());
    }
}
