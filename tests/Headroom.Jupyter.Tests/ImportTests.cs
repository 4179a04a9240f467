using Headroom.Testing;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Documents.Jupyter;
using Microsoft.DotNet.Interactive.Events;

namespace Engines.Interactive.Tests;

public sealed class ImportTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Fact]
    public async Task An_imported_notebook_declares_and_shows_under_the_importing_cell()
    {
        using var library = new TinyLibrary();
        var notebook = new InteractiveDocument { new("# Setup", "markdown"), new("var imported = 20;\nConsole.Write(\"in\");", "csharp") };
        var path = library.Write("setup.ipynb", notebook.ToJupyterJson("C#"));
        var events = await shared.Kernel.Run($"#!import \"{path}\"\nimported + 1");
        Assert.Null(events.Failure());
        Assert.Equal("# Setup", events.OfType<DisplayedValueProduced>().Single().FormattedValues.Single().Value);
        Assert.Equal("in", events.Output());
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
    public async Task An_error_in_an_imported_cell_fails_the_importing_cell_and_says_where()
    {
        using var library = new TinyLibrary();
        var path = library.Write("bad.ipynb", new InteractiveDocument { new("var fine = 1;", "csharp"), new("\nthrow new Exception(\"inside\");", "csharp") }.ToJupyterJson());
        var events = await shared.Kernel.Run($"#!import \"{path}\"\nConsole.Write(\"after\");");
        Assert.Contains("Cell 2 of bad.ipynb failed", events.Failure()!.Message, StringComparison.Ordinal);
        Assert.Equal(("bad.ipynb#2", 2, "throw new Exception(\"inside\");"), events.Failure()!.Place());
        Assert.Equal("", events.Output());
    }

    [Fact]
    public async Task A_missing_file_is_an_error_that_names_it() =>
        Assert.Contains("nowhere.ipynb", (await shared.Kernel.Run("#!import nowhere.ipynb")).Failure()!.Message, StringComparison.Ordinal);
}
