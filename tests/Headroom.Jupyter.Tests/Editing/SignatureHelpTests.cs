using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Tests.Editing;

public sealed class SignatureHelpTests(EditedKernel edited) : IClassFixture<EditedKernel>
{
    private readonly NotebookKernel _kernel = edited.Kernel;

    [Theory]
    [InlineData("Add($$", "int Add(int left, int right = 1)", "int left")]
    [InlineData("Add(1, $$", "int Add(int left, int right = 1)", "int right = 1")]
    [InlineData("Add(1, 2$$)", "int Add(int left, int right = 1)", "int right = 1")]
    [InlineData("Add(greeting, $$)", "string Add(string left, string right)", "string right")]
    [InlineData("Add(\"a$$", "string Add(string left, string right)", "string left")]
    [InlineData("Add(right: $$)", "int Add(int left, int right = 1)", "int right = 1")]
    [InlineData("Add(Add(1), $$)", "int Add(int left, int right = 1)", "int right = 1")]
    [InlineData("Add(Add(1$$), 2)", "int Add(int left, int right = 1)", "int left")]
    [InlineData("Point p = new(1, $$)", "Point.Point(int X, int Y)", "int Y")]
    [InlineData("new Point(1, $$)", "Point.Point(int X, int Y)", "int Y")]
    [InlineData("pears[0$$]", "string List<string>.this[int index] { get; set; }", "int index")]
    [InlineData("Func<int, string> f = null; f($$)", "string Func<int, string>.Invoke(int arg)", "int arg")]
    [InlineData("Console.WriteLine(\n  greeting.Substring(1, $$", "string string.Substring(int startIndex, int length)", "int length")]
    [InlineData("Path.Combine(\"a\", \"b\", \"c\", \"d\", \"e\", $$)", "string Path.Combine(params string[] paths)",
        "params string[] paths")]
    public async Task The_overload_and_the_parameter_being_written_are_marked(string code, string signature, string parameter)
    {
        var help = await _kernel.SignaturesAsync(code);
        var active = help.Signatures[help.ActiveSignatureIndex];
        Assert.Equal(signature, active.Label);
        Assert.Equal(parameter, active.Parameters[help.ActiveParameterIndex].Label);
        Assert.Contains(parameter, signature, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overloads_and_parameters_come_with_their_documentation()
    {
        var help = await _kernel.SignaturesAsync("Add($$)");
        Assert.Equal(2, help.Signatures.Count);
        Assert.Equal("Adds two numbers, see Size.", help.Signatures[0].Documentation.Value);
        Assert.Equal(["The first.", "The second."], help.Signatures[0].Parameters.Select(p => p.Documentation.Value));
    }

    [Theory]
    [InlineData("$$")]
    [InlineData("Add$$(1)")]
    [InlineData("Add(1)$$")]
    [InlineData("nothing($$)")]
    [InlineData("(apples$$)")]
    [InlineData("pears.ForEach(p => { var x = $$ })")]
    public async Task There_is_none_outside_of_a_call(string code) => Assert.Empty((await _kernel.SignaturesAsync(code)).Signatures);
}
