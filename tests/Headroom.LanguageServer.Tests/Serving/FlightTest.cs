using System.Text.Json.Nodes;
using Headroom.LanguageServer.Protocol;

namespace Headroom.LanguageServer.Tests.Serving;

/// <summary>Questions that are overtaken by something else. A server's first answer takes long enough for it.</summary>
[Headroom.Testing.Machine]
public sealed class FlightTest
{
    private const int Cancelled = -32800;

    [Fact]
    public async Task A_cancelled_question_is_answered_with_that_and_the_next_one_as_ever()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Start());
        var notebook = await OpenNotebook.Open(client, ["var text = \"a\";", "text.ToUp"]);
        var asked = await client.Send("textDocument/completion", notebook.Behind(notebook.Cells[1], "text.ToUp"));
        await client.Tell("$/cancelRequest", new JsonObject { ["id"] = asked });
        Assert.Equal(Cancelled, (int?)(await client.Answer(asked))["error"]?["code"]);
        Assert.Equal(["ToUpper", "ToUpperInvariant"], await notebook.Names(notebook.Cells[1], 9));
    }

    [Fact]
    public async Task An_edit_makes_what_was_asked_before_it_stale()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Start());
        var notebook = await OpenNotebook.Open(client, ["var text = \"a\";", "text.ToUp"]);
        var asked = await client.Send("textDocument/completion", notebook.Behind(notebook.Cells[1], "text.ToUp"));
        await notebook.Replace(notebook.Cells[0], "var text = 1;");
        Assert.Equal(ErrorCodes.ContentModified, (int?)(await client.Answer(asked))["error"]?["code"]);
        Assert.Equal(["ToString"], await notebook.Names(notebook.Cells[1], 7));
    }

    [Fact]
    public async Task An_edit_of_a_later_cell_leaves_a_question_as_it_is()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Start());
        var notebook = await OpenNotebook.Open(client, ["var text = \"a\"; text.ToUp", "var other = 1;"]);
        var asked = await client.Send("textDocument/completion", notebook.Behind(notebook.Cells[0], "text.ToUp"));
        await notebook.Replace(notebook.Cells[1], "var other = 2;");
        Assert.Equal(2, (await client.Answer(asked))["result"]!["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_question_about_a_cell_that_is_gone_is_answered_with_nothing()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.Open(client, ["1", "2"]);
        var question = notebook.At(notebook.Cells[1], 0);
        await notebook.Delete(1);
        Assert.Null(await client.Ask("textDocument/hover", question));
    }
}
