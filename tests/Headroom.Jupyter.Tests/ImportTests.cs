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
    public async Task A_missing_file_is_an_error_that_names_it() =>
        Assert.Contains("nowhere.ipynb", (await shared.Kernel.Run("#!import nowhere.ipynb")).Failure()!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("int n = \"text\";", "CS0029", 1)]
    [InlineData("// first\nthrow new InvalidOperationException(\"as planned\");", "as planned", 2)]
    public async Task An_error_in_an_imported_notebook_fails_the_importing_cell_and_nothing_behind_it_runs(
        string code, string message, int line)
    {
        using var library = new TinyLibrary();
        var notebook = new InteractiveDocument { new("Console.Write(\"before\");", "csharp"), new(code, "csharp"),
            new("Console.Write(\"behind\");", "csharp") };
        var path = library.Write("broken.ipynb", notebook.ToNotebookJson());
        var events = await shared.Kernel.Run($"Console.Write(\"start \");\n#!import \"{path}\"\nConsole.Write(\"rest\");");
        Assert.Contains(message, events.Failure()!.Message, StringComparison.Ordinal);
        Assert.Equal("start before", events.Output());
        var (name, at, text) = events.Failure()!.Place()!.Value;
        Assert.Equal(("broken.ipynb, cell 2", line, code.Split('\n')[^1]), (name, at, text));
        Assert.Equal(2, await shared.Kernel.Value("1 + 1"));
    }

    [Fact]
    public async Task An_error_behind_an_import_names_the_line_of_the_importing_cell()
    {
        using var library = new TinyLibrary();
        library.Write("fine.csx", "var fine = 1;");
        var failure = (await shared.Kernel.Run($"#!import {library.Relative("fine.csx")}\n\nthrow new Exception(\"own\");")).Failure()!;
        Assert.Equal((3, "throw new Exception(\"own\");"), (failure.Place()!.Value.Line, failure.Place()!.Value.Text));
    }

    [Fact]
    public async Task An_endless_import_is_stopped()
    {
        using var library = new TinyLibrary();
        library.Write("endless.csx", "Console.Write(\"go\");\nwhile (true) { }");
        using var stop = new CancellationTokenSource();
        var run = shared.Kernel.SubmitAsync(new($"#!import {library.Relative("endless.csx")}"), stop.Token);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.NotNull((await run.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).Events.Failure());
        Assert.Equal(2, await shared.Kernel.Value("1 + 1"));
    }
}
