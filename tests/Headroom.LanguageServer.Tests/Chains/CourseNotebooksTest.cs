using Headroom.Testing;

namespace Headroom.LanguageServer.Tests.Chains;

/// <summary>The notebooks of the course, with the stubs as they are.</summary>
public sealed class CourseNotebooksTest
{
    public static TheoryData<string> Notebooks =>
    [
        .. Directory.EnumerateFiles(Repository.PathTo("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_opens_without_an_error_in_any_cell(string file)
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.OpenFile(client, Repository.PathTo("notebooks", file));
        foreach (var cell in notebook.Cells)
        {
            var told = await notebook.Diagnostics(cell);
            Assert.True(told is [], $"{notebook.TextOf(cell)}\n{string.Join('\n', told)}");
        }
    }
}
