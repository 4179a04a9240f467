using Headroom.Testing;
using Microsoft.DotNet.Interactive.Documents;
using Headroom.Jupyter.Documents;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests;

public sealed class ImportTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Fact]
    public async Task An_imported_notebook_declares_and_shows_under_the_importing_cell()
    {
        using var library = new TinyLibrary();
        var notebook = new InteractiveDocument { new("# Setup", "markdown"), new("var imported = 20;\nConsole.Write(\"in\");", "csharp") };
        var path = library.Write("setup.ipynb", notebook.ToNotebookJson());
        var events = await shared.Kernel.Run($"#!import \"{path}\"\nimported + 1");
        Assert.Null(events.Failure());
        Assert.Contains("Setup", events.OfType<DisplayedValueProduced>().Single().FormattedValues.Single().Value, StringComparison.Ordinal);
        Assert.Equal(21, events.OfType<ReturnValueProduced>().Single().Value);
    }

    [Fact]
    public async Task A_source_file_is_imported_relative_to_the_working_directory()
    {
        using var library = new TinyLibrary();
        library.Write("more.csx", "var fromScript = 8;");
        Assert.Equal(8, await shared.Kernel.Value($"#!import {library.Relative("more.csx")}\nfromScript"));
    }

    [Fact]
    public async Task A_missing_file_is_an_error_that_names_it() =>
        Assert.Contains("nowhere.ipynb", (await shared.Kernel.Run("#!import nowhere.ipynb")).Failure()!.Message, StringComparison.Ordinal);
}
