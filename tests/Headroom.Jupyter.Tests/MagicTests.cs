using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests;

public sealed class MagicTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly NotebookKernel _kernel = shared.Kernel;

    [Fact]
    public async Task An_unknown_magic_command_fails_the_whole_cell_before_any_of_it_runs()
    {
        var events = await _kernel.Run("Console.Write(\"no\");\n#!nonsense");
        Assert.Contains("(2,1): error DNI101: Unknown magic command '#!nonsense'", events.Failure()!.Message, StringComparison.Ordinal);
        Assert.Equal("", events.Output());
    }

    [Theory]
    [InlineData("#!import", "DNI104")]
    [InlineData("#!import --fiel a.ipynb", "DNI103")]
    [InlineData("#!import a.ipynb b.ipynb", "DNI105")]
    [InlineData("#!import --file a.ipynb --file b.ipynb", "DNI105")]
    [InlineData("#!time 5", "DNI105")]
    [InlineData("#r \"nuget:\"", "DNI210")]
    public async Task A_magic_command_used_wrongly_says_how(string code, string id) =>
        Assert.Contains(id, (await _kernel.Run(code)).Failure()!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("#!import a.ipynb b.ipynb",
        "(1,18): error DNI105: #!import takes one argument without a name, and 'b.ipynb' is one too many.")]
    [InlineData("1\n#!time 5", "(2,8): error DNI105: #!time takes no argument without a name, and '5' is one too many.")]
    public async Task A_surplus_argument_is_told_with_its_place(string code, string message) =>
        Assert.StartsWith(message, (await _kernel.Run(code)).Failure()!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task Time_adds_the_wall_time_at_the_end()
    {
        var events = await _kernel.Run("#!time\nConsole.Write(1);");
        Assert.Matches(@"^Wall time: [0-9.]+ms$", events.OfType<DisplayedValueProduced>().Single().FormattedValues.Single().Value);
        Assert.Equal(["DisplayedValueProduced", "CommandSucceeded"], events.Kinds()[^2..]);
    }

    [Fact]
    public async Task Choosers_switch_the_kernel_for_the_rest_of_the_cell()
    {
        var events = await _kernel.Run("var chosen = 1;\n#!html\n<b>x</b>\n#!markdown\n# Title\n#!csharp\nchosen + 1");
        Assert.Null(events.Failure());
        Assert.Equal(["<b>x</b>", "<h1 id=\"title\">Title</h1>"], events.OfType<DisplayedValueProduced>()
            .Select(e => e.FormattedValues.Single().Value.Trim()));
        Assert.Equal(2, events.OfType<ReturnValueProduced>().Single().Value);
    }

    [Fact]
    public async Task A_target_kernel_is_named_with_the_cell()
    {
        var events = await _kernel.Run("alert(1)", "javascript");
        Assert.Equal("<script type=\"text/javascript\">alert(1)</script>", events.OfType<DisplayedValueProduced>()
            .Single().FormattedValues.Single().Value);
        Assert.IsType<NoSuitableKernelException>((await _kernel.Run("x", "fsharp")).Failure()!.Exception);
    }

    [Fact]
    public async Task Other_directives_belong_to_the_compiler() =>
        Assert.Equal(5, await _kernel.Value("#region five\n#nullable enable\n#if true\n5\n#endif\n#endregion"));

    [Fact]
    public async Task Who_lists_variables()
    {
        using var kernel = Kernels.New();
        await kernel.Value("int apples = 3; var pears = \"two\";");
        Assert.Contains("apples", Shown(await kernel.Run("#!who")), StringComparison.Ordinal);
        Assert.Contains("Int32", Shown(await kernel.Run("#!whos")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lsmagic_lists_what_this_test_uses()
    {
        var list = Shown(await _kernel.Run("#!lsmagic"));
        foreach (var name in new[] { "#!csharp", "#!html", "#!import", "#!markdown", "#!time", "#!who", "#!whos", "#!lsmagic",
            "#!javascript" })
            Assert.Contains(name + " ", list, StringComparison.Ordinal);
    }

    private static string Shown(IEnumerable<KernelEvent> events) =>
        events.OfType<DisplayedValueProduced>().Single().FormattedValues.Single().Value;
}
