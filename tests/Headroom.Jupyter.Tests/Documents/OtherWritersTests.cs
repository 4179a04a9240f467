using System.Text;
using System.Text.Json.Nodes;
using Headroom.Jupyter.Documents;
using Headroom.Testing;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Jupyter.Tests.Documents;

/// <summary>Notebooks as other programs save them are read, run, and written as nbformat 4.5 with ids that differ.</summary>
public sealed class OtherWritersTests
{
    private const string Kernel = """{"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}, "language_info": {"name": "C#"}}""";

    // As VS Code's Jupyter extension saves after a run with this kernel.
    private const string VsCode = """
        {"cells": [
         {"cell_type": "markdown", "id": "9a1f", "metadata": {"vscode": {"languageId": "markdown"}}, "source": ["# Title"]},
         {"cell_type": "code", "execution_count": 1, "id": "77cd2a10",
          "metadata": {"vscode": {"languageId": "csharp"}, "execution": {"iopub.execute_input": "2026-11-28T10:00:00.000Z"}},
          "outputs": [{"data": {"text/html": ["2"], "text/plain": ["2"]}, "execution_count": 1, "metadata": {}, "output_type": "execute_result"}],
          "source": ["1 +\n", "1"]}],
         "metadata": {"kernelspec": {"display_name": "C# (Headroom)", "language": "C#", "name": "headroom-csharp"},
          "language_info": {"codemirror_mode": "text/x-csharp", "file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp", "version": "14.0"},
          "vscode": {"interpreter": {"hash": "0"}}},
         "nbformat": 4, "nbformat_minor": 5}
        """;

    // As JupyterLab does: timing of each cell, tags, an attachment, a raw cell.
    private const string Lab = """
        {"cells": [
         {"cell_type": "raw", "id": "r-1", "metadata": {"raw_mimetype": "text/html", "editable": true, "slideshow": {"slide_type": ""}, "tags": []}, "source": ["<b>raw</b>"]},
         {"attachments": {"a.png": {"image/png": "iVBORw0KGgo="}}, "cell_type": "markdown", "id": "m_1", "metadata": {}, "source": ["![](attachment:a.png)"]},
         {"cell_type": "code", "execution_count": 7, "id": "c-1",
          "metadata": {"execution": {"iopub.status.busy": "2026-11-28T10:00:00.000Z", "shell.execute_reply": "2026-11-28T10:00:01.000Z"}, "scrolled": true, "trusted": true, "jupyter": {"source_hidden": false}},
          "outputs": [{"name": "stdout", "output_type": "stream", "text": ["a\n", "b\n"]}], "source": ["1 + 1"]}],
         "metadata": {"kernelspec": {"display_name": "C# (Headroom)", "language": "C#", "name": "headroom-csharp"}, "language_info": {"name": "C#"},
          "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2, "version_minor": 0}}},
         "nbformat": 4, "nbformat_minor": 5}
        """;

    // As Notebook 6 does: 4.4 or older, no ids, "collapsed", sources as lists.
    private const string Notebook6 = """
        {"cells": [
         {"cell_type": "markdown", "metadata": {}, "source": ["text"]},
         {"cell_type": "code", "execution_count": 2, "metadata": {"collapsed": true, "ExecuteTime": {"end_time": "2026-11-28T10:00:00"}}, "outputs": [], "source": ["1 + 1"]}],
         "metadata": {"celltoolbar": "Tags", "kernelspec": {"display_name": "C# (Headroom)", "language": "C#", "name": "headroom-csharp"},
          "language_info": {"name": "C#"}, "toc": {"base_numbering": 1}},
         "nbformat": 4, "nbformat_minor": 4}
        """;

    private static string Odd(int minor, string ids = "", string more = "") => $$"""
        {"cells": [
         {"cell_type": "markdown", "metadata": {}, "source": "# Odd\n"{{(ids.Length > 0 ? $", \"id\": \"{ids}\"" : "")}}},
         {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "1+1"{{(ids.Length > 0 ? $", \"id\": \"{ids}\"" : "")}}}],
         "metadata": {{Kernel}}, "nbformat": 4, "nbformat_minor": {{minor}}{{more}}}
        """;

    public static TheoryData<string, string> Files => new()
    {
        { "VS Code", VsCode },
        { "JupyterLab", Lab },
        { "Notebook 6", Notebook6 },
        { "4.0, with as little as may be", """{"cells": [{"cell_type": "code", "metadata": {}, "source": "1+1", "outputs": [], "execution_count": null}], "metadata": {}, "nbformat": 4, "nbformat_minor": 0}""" },
        { "4.2", Odd(2) },
        { "4.4 with ids", Odd(4, "same") },
        { "4.5 without ids", Odd(5) },
        { "4.5 with one id twice", Odd(5, "same") },
        { "4.9 with a field of the future", Odd(9, "", ", \"future\": {\"a\": 1}") },
        { "line ends of Windows", Odd(5).ReplaceLineEndings("\r\n") },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_notebook_of_any_writer_runs(string writer, string text)
    {
        var document = NotebookFile.Parse(text).Document;
        var code = document.Elements.Single(e => e.KernelName == "csharp");
        using var kernel = Kernels.New();
        Assert.Equal((writer, 2), (writer, await kernel.Value(code.Contents)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_notebook_of_any_writer_is_written_as_4_5_with_an_id_for_each_cell(string writer, string text)
    {
        var written = JsonNode.Parse(NotebookFile.Parse(text).Document.ToNotebookJson())!;
        Assert.Equal((writer, 4, 5), (writer, (int)written["nbformat"]!, (int)written["nbformat_minor"]!));
        var ids = written["cells"]!.AsArray().Select(c => (string?)c!["id"]).ToArray();
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_file_that_begins_with_a_byte_order_mark_is_read(string encoding)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".ipynb");
        try
        {
            await File.WriteAllTextAsync(path, Odd(5), encoding == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
                : Encoding.GetEncoding(encoding), TestContext.Current.CancellationToken);
            Assert.Equal("1+1", (await NotebookFile.LoadAsync(path)).Document.Elements[^1].Contents);
        }
        finally { File.Delete(path); }
    }

    [Fact]
    public void What_an_editor_keeps_in_a_cell_is_still_there_after_a_run()
    {
        var written = JsonNode.Parse(NotebookFile.Parse(Lab).Document.ToNotebookJson())!["cells"]!;
        Assert.Equal("iVBORw0KGgo=", (string?)written[1]!["attachments"]!["a.png"]!["image/png"]);
        Assert.Equal("raw", (string?)written[0]!["cell_type"]);
        Assert.True((bool)written[2]!["metadata"]!["scrolled"]!);
    }
}
