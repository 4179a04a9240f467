using System.Text.Json;
using Headroom.Testing;
using Microsoft.DotNet.Interactive.Documents;
using Headroom.Jupyter.Documents;

namespace Headroom.Jupyter.Tests.Documents;

public sealed class NotebookTests
{
    private const string VsCode = """
        {"cells": [
          {"cell_type": "markdown", "id": "a1", "metadata": {}, "attachments": {"p.png": {"image/png": "aGk="}}, "source": ["# T\n", "text"]},
          {"cell_type": "code", "execution_count": 3, "id": "b2",
           "metadata": {"dotnet_interactive": {"language": "csharp"}, "polyglot_notebook": {"kernelName": "html"}, "vscode": {"languageId": "polyglot-notebook"}},
           "outputs": [
             {"output_type": "stream", "name": "stderr", "text": ["a\n", "b"]},
             {"output_type": "display_data", "data": {"application/vnd.plotly.v1+json": {"data": [{"x": [1, 2.5]}], "ok": true, "none": null}, "text/plain": "chart"}, "metadata": {"k": 1}},
             {"output_type": "execute_result", "execution_count": 3, "data": {"text/html": ["<b>\n", "</b>"]}, "metadata": {}},
             {"output_type": "error", "ename": "Boom", "evalue": "bad", "traceback": ["one", "two"]}],
           "source": "var a = 1;"},
          {"cell_type": "code", "execution_count": null, "id": "c3", "metadata": {}, "outputs": [], "source": []},
          {"cell_type": "raw", "id": "d4", "metadata": {}, "source": "raw"}],
         "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
                      "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": [{"aliases": [], "name": "csharp"}]}}},
         "nbformat": 4, "nbformat_minor": 5}
        """;

    [Fact]
    public void Cells_keep_kernel_id_contents_and_count()
    {
        var cells = NotebookFile.Parse(VsCode).Document.Elements;
        Assert.Equal(["markdown", "html", "csharp", "raw"], cells.Select(c => c.KernelName));
        Assert.Equal(["a1", "b2", "c3", "d4"], cells.Select(c => c.Id));
        Assert.Equal(["# T\ntext", "var a = 1;", "", "raw"], cells.Select(c => c.Contents));
        Assert.Equal([0, 3, 0, 0], cells.Select(c => c.ExecutionOrder));
    }

    [Fact]
    public void Outputs_keep_their_kind_and_data()
    {
        var outputs = NotebookFile.Parse(VsCode).Document.Elements[1].Outputs;
        var stream = Assert.IsType<TextElement>(outputs[0]);
        Assert.Equal(("stderr", "a\nb"), (stream.Name, stream.Text));
        var display = Assert.IsType<DisplayElement>(outputs[1]);
        Assert.Equal("chart", display.Data["text/plain"]);
        Assert.IsType<Dictionary<string, object>>(display.Data["application/vnd.plotly.v1+json"], exactMatch: false);
        Assert.Equal("<b>\n</b>", Assert.IsType<ReturnValueElement>(outputs[2]).Data["text/html"]);
        var error = Assert.IsType<ErrorElement>(outputs[3]);
        Assert.Equal(("Boom", "bad", "one two"), (error.ErrorName, error.ErrorValue, string.Join(' ', error.StackTrace)));
    }

    [Fact]
    public void A_notebook_is_written_in_jupyters_form() => Snapshot.Match(NotebookFile.Parse(VsCode).Document.ToNotebookJson());

    [Fact]
    public void Reading_what_was_written_changes_nothing()
    {
        var once = NotebookFile.Parse(VsCode).Document.ToNotebookJson();
        Assert.Equal(once, NotebookFile.Parse(once).Document.ToNotebookJson());
    }

    [Fact]
    public void Json_given_as_text_is_written_as_json()
    {
        var cell = new InteractiveDocumentElement("", "csharp", [new DisplayElement(new Dictionary<string, object>
        {
            ["application/vnd.plotly.v1+json"] = """{"data":[]}""", ["application/json"] = "not json", ["text/html"] = "<i>\n</i>",
        })]);
        using var json = JsonDocument.Parse(new InteractiveDocument { cell }.ToNotebookJson());
        var data = json.RootElement.GetProperty("cells")[0].GetProperty("outputs")[0].GetProperty("data");
        Assert.Equal(JsonValueKind.Array, data.GetProperty("application/vnd.plotly.v1+json").GetProperty("data").ValueKind);
        Assert.Equal("not json", data.GetProperty("application/json").GetString());
        Assert.Equal(["<i>\n", "</i>"], data.GetProperty("text/html").EnumerateArray().Select(l => l.GetString()));
    }

    [Theory]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "language": "C#"}}""", "csharp")]
    [InlineData("""{"kernelspec": {"name": ".net-powershell"}}""", "pwsh")]
    [InlineData("""{"polyglot_notebook": {"kernelInfo": {"defaultKernelName": "fsharp"}}}""", "fsharp")]
    [InlineData("""{"dotnet_interactive": {"defaultKernelName": "html"}}""", "html")]
    [InlineData("""{"kernelspec": {"name": "headroom-csharp", "language": "C#"}}""", "csharp")]
    [InlineData("""{"kernelspec": {"name": "python3", "language": "python"}}""", "csharp")]
    [InlineData("{}", "csharp")]
    public void A_cell_belongs_to_the_default_kernel_of_any_form_of_metadata(string metadata, string expected) =>
        Assert.Equal(expected, NotebookFile.Parse("{\"metadata\": " + metadata + """, "cells": [{"cell_type": "code", "source": "1", "metadata": {}}]}""").Document.Elements.Single().KernelName);

    [Fact]
    public void Outputs_may_nest_deeper_than_64()
    {
        var deep = new string('[', 120) + new string(']', 120);
        var text = """{"cells": [{"cell_type": "code", "source": "1", "metadata": {}, "outputs": [{"output_type": "display_data", "data": {"application/json": DEEP}, "metadata": {}}]}]}""".Replace("DEEP", deep, StringComparison.Ordinal);
        Assert.Contains("[", NotebookFile.Parse(text).Document.ToNotebookJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_whose_lines_have_no_ends_is_one_line_and_said_to_be()
    {
        var read = NotebookFile.Parse("""{"cells": [{"cell_type": "code", "source": ["// a comment", "1 + 1"], "metadata": {}}]}""");
        Assert.Equal("// a comment1 + 1", read.Document.Elements.Single().Contents);
        Assert.StartsWith("cells[0].source is a list whose entries have no line ends", read.Warnings.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\n\"cells\": [\n}", "line 3")]
    [InlineData("[]", "the document is a list; expected an object")]
    [InlineData("{}", "no \"cells\"")]
    [InlineData("""{"cells": {}}""", "cells is an object; expected a list")]
    [InlineData("""{"cells": [], "nbformat": 3}""", "nbformat is 3")]
    [InlineData("""{"cells": [{"source": ""}]}""", "cells[0].cell_type is missing")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": [1]}]}""", "cells[0].source[0] is a number; expected a string")]
    [InlineData("""{"cells": [{"cell_type": "code", "execution_count": "x"}]}""", "cells[0].execution_count")]
    [InlineData("""{"cells": [{"cell_type": "code", "outputs": [{"output_type": "new"}]}]}""", "cells[0].outputs[0].output_type is new")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "\ud800"}]}""", "Not a notebook")]
    public void A_malformed_notebook_is_refused_with_the_place(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<JsonException>(() => NotebookFile.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Assert.Contains("Not a notebook: ",
            Assert.Throws<JsonException>(() => NotebookFile.Parse("{\"cells\": [], \"metadata\": {\"a\": \"\ud83d\"}}")).Message,
            StringComparison.Ordinal);
}
