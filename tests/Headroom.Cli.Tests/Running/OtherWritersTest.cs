using Headroom.Cli;

namespace Headroom.Testing.Running;

/// <summary>
/// Notebooks as the learner's editor saves them after a run: outputs of that run, its kernel, its marks. They run as those of the course
/// do.
/// </summary>
[Collection("notebooks")]
public sealed class OtherWritersTest
{
    private const string VsCode = """
        {"cells": [
         {"cell_type": "markdown", "id": "9a1f", "metadata": {"vscode": {"languageId": "markdown"}}, "source": ["# Title"]},
         {"cell_type": "code", "execution_count": 3, "id": "77cd2a10", "metadata": {"vscode": {"languageId": "csharp"}},
          "outputs": [
           {"name": "stdout", "output_type": "stream", "text": ["of an earlier run\n"]},
           {"data": {"application/vnd.plotly.v1+json": {"data": [], "layout": {}}, "text/plain": ["a chart"]}, "metadata": {}, "output_type": "display_data"}],
          "source": ["var a = 20;\n", "Console.WriteLine($\"a is {a}\");"]},
         {"cell_type": "code", "execution_count": null, "id": "0b11", "metadata": {"vscode": {"languageId": "csharp"}}, "outputs": [], "source": []}],
         "metadata": {"kernelspec": {"display_name": "C# (Headroom)", "language": "C#", "name": "headroom-csharp"},
          "language_info": {"codemirror_mode": "text/x-csharp", "file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#",
           "pygments_lexer": "csharp", "version": "14.0"}},
         "nbformat": 4, "nbformat_minor": 5}
        """;

    private const string JupyterLab = """
        {
         "cells": [
          {"cell_type": "raw", "id": "r-1", "metadata": {"editable": true, "slideshow": {"slide_type": ""}, "tags": []}, "source": ["raw"]},
          {"cell_type": "code", "execution_count": 7, "id": "c-1",
           "metadata": {"execution": {"iopub.status.busy": "2026-11-28T10:00:00.000Z"}, "scrolled": true, "trusted": true, "jupyter": {"source_hidden": false}},
           "outputs": [{"ename": "Exception", "evalue": "of an earlier run", "output_type": "error", "traceback": ["\u001b[31mException\u001b[0m"]}],
           "source": ["var a = 20;\n", "Console.WriteLine($\"a is {a}\");"]}],
         "metadata": {"kernelspec": {"display_name": "C# (Headroom)", "language": "C#", "name": "headroom-csharp"}, "language_info": {"name": "C#"},
          "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2, "version_minor": 0}}},
         "nbformat": 4,
         "nbformat_minor": 5
        }
        """;

    private const string Notebook6 = """
        {"cells": [
         {"cell_type": "markdown", "metadata": {}, "source": ["text"]},
         {"cell_type": "code", "execution_count": 2, "metadata": {"collapsed": true, "ExecuteTime": {"end_time": "2026-11-28T10:00:00"}},
          "outputs": [{"data": {"text/html": ["<b>20</b>"], "text/plain": ["20"]}, "execution_count": 2, "metadata": {}, "output_type": "execute_result"}],
          "source": ["var a = 20;\n", "Console.WriteLine($\"a is {a}\");"]}],
         "metadata": {"celltoolbar": "Tags", "kernelspec": {"display_name": "C# (Headroom)", "language": "C#", "name": "headroom-csharp"},
          "language_info": {"name": "C#"}, "toc": {"base_numbering": 1}},
         "nbformat": 4, "nbformat_minor": 4}
        """;

    public static TheoryData<string, string> Files => new()
    {
        { "VS Code", VsCode }, { "JupyterLab", JupyterLab }, { "Notebook 6", Notebook6 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_notebook_that_another_program_saved_runs_and_stays_as_it_is(string writer, string text)
    {
        using var course = new TemporaryCourse();
        course.Write("notebooks/01-roofline.ipynb", text);
        Assert.Equal((writer, Exit.Ok, ""), (writer, await course.Run("run", "01"), course.Errors));
        Assert.Contains("  | a is 20\n", course.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("of an earlier run", course.Output, StringComparison.Ordinal);
        Assert.Contains("ran    notebooks/01-roofline.ipynb", course.Output, StringComparison.Ordinal);
        Assert.Equal(text, course.Read("notebooks/01-roofline.ipynb"));
    }
}
