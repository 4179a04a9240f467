using System.Text;
using System.Text.Json.Nodes;
using Headroom.LanguageServer.Protocol;

namespace Headroom.LanguageServer.Tests.Serving;

/// <summary>What no client should send. It is answered with an error, and what comes behind it as ever.</summary>
public sealed class MalformedTest
{
    [Theory]
    [InlineData("{ \"jsonrpc\": ", ErrorCodes.ParseError)]
    [InlineData("not json", ErrorCodes.ParseError)]
    [InlineData("{}", ErrorCodes.InvalidRequest)]
    [InlineData("[]", ErrorCodes.InvalidRequest)]
    [InlineData("42", ErrorCodes.InvalidRequest)]
    [InlineData("null", ErrorCodes.InvalidRequest)]
    [InlineData("""{ "jsonrpc": "2.0", "method": 3 }""", ErrorCodes.InvalidRequest)]
    public async Task What_is_no_message_is_an_error_without_a_number(string message, int code)
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        await client.Write(message);
        Assert.Equal(code, (int?)(await client.Answer(null))["error"]!["code"]);
        await IsAnswered(client);
    }

    [Theory]
    [InlineData("textDocument/unheardOf", "{}", -32601)]
    [InlineData("textDocument/hover", """{ "position": { "line": 0, "character": 0 } }""", -32602)]
    [InlineData("textDocument/hover", """{ "textDocument": { "uri": 5 }, "position": { "line": 0, "character": 0 } }""", -32602)]
    [InlineData("textDocument/hover", """{ "textDocument": { "uri": "a" }, "position": "here" }""", -32602)]
    [InlineData("initialize", """{ "capabilities": {} }""", ErrorCodes.InvalidRequest)]
    public async Task A_question_that_cannot_be_understood_is_an_error_with_its_number(string method, string parameters, int code)
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        Assert.Equal(code, (int?)(await client.Answer(await client.Send(method, JsonNode.Parse(parameters))))["error"]!["code"]);
        await IsAnswered(client);
    }

    [Theory]
    [InlineData("""{ "cells": { "structure": { "array": { "start": 7, "deleteCount": 1 } } } }""", "1 cells from 7 are to go, of 1")]
    [InlineData("""{ "cells": { "textContent": [{ "document": { "uri": "no:such", "version": 2 }, "changes": [] }] } }""", "no:such")]
    public async Task A_change_that_does_not_fit_is_told_and_leaves_what_is_open(string change, string told)
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.Open(client, ["Console.WriteL"]);
        await client.Tell("notebookDocument/didChange", new JsonObject
        {
            ["notebookDocument"] = new JsonObject { ["uri"] = notebook.Uri, ["version"] = 2 }, ["change"] = JsonNode.Parse(change),
        });
        Assert.Equal(["WriteLine"], await notebook.Names(notebook.Cells[0], 14));
        Assert.Contains(client.Notes, note => (string?)note["method"] == "window/logMessage"
            && ((string?)note["params"]!["message"])!.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_before_initialize_or_after_shutdown_is_refused()
    {
        await using var client = LanguageClient.Serve();
        var where = JsonNode.Parse("""{ "textDocument": { "uri": "a" }, "position": { "line": 0, "character": 0 } }""");
        Assert.Equal(ErrorCodes.NotInitialized, await Code("textDocument/hover"));
        await LanguageClient.Introduced(client);
        Assert.Null(await client.Ask("textDocument/hover", where));
        await client.Ask("shutdown", null);
        Assert.Equal(ErrorCodes.InvalidRequest, await Code("textDocument/hover"));
        await client.Tell("exit", null);
        Assert.Equal(0, await client.Ended());

        async Task<int?> Code(string method) => (int?)(await client.Answer(await client.Send(method, where)))["error"]!["code"];
    }

    [Fact]
    public async Task Without_a_header_nobody_can_tell_where_a_message_ends_and_the_server_leaves()
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        await client.WriteRaw(Encoding.ASCII.GetBytes("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}\r\n\r\n"));
        Assert.Equal(1, await client.Ended());
    }

    private static async Task IsAnswered(LanguageClient client)
    {
        var notebook = await OpenNotebook.Open(client, ["Console.WriteL"]);
        Assert.Equal(["WriteLine"], await notebook.Names(notebook.Cells[0], 14));
    }
}
