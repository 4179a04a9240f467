using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Tests.Editing;

public sealed class HoverTests(EditedKernel edited) : IClassFixture<EditedKernel>
{
    private readonly NotebookKernel _kernel = edited.Kernel;

    [Theory]
    [InlineData("ap$$ples + 1", "(variable) int apples")]
    [InlineData("apples$$ + 1", "(variable) int apples")]
    [InlineData("$$apples + 1", "(variable) int apples")]
    [InlineData("va$$r x = pears;", "class List<string>")]
    [InlineData("{ int loc$$al = 1; }", "(local variable) int local")]
    [InlineData("void M(int giv$$en) { }", "(parameter) int given")]
    [InlineData("Fruit.Ap$$ple", "Fruit.Apple = 0")]
    [InlineData("in$$t x", "int")]
    [InlineData("new Poi$$nt(1, 2)", "Point.Point(int X, int Y)")]
    [InlineData("Sys$$tem.Console.Write(1)", "namespace System")]
    public async Task A_hover_says_what_a_name_is(string code, string expected) =>
        Assert.StartsWith(expected, await PlainAsync(code), StringComparison.Ordinal);

    [Fact]
    public async Task A_function_of_an_earlier_cell_comes_with_its_documentation()
    {
        var hover = (await _kernel.HoverAsync("A$$dd(1)"))!;
        Assert.Equal("int Add(int left, int right = 1) (+ 1 overload)\nAdds two numbers, see Size.\nReturns: Their sum.",
            hover.Content.Single(c => c.MimeType == "text/plain").Value);
        Assert.Equal(
            "```csharp\nint Add(int left, int right = 1) (+ 1 overload)\n```\n\nAdds two numbers, see Size.\n\nReturns: Their sum.",
            hover.Content.Single(c => c.MimeType == "text/markdown").Value);
        Assert.Equal(new LinePositionSpan(new(0, 0), new(0, 3)), hover.LinePositionSpan);
    }

    [Theory]
    [InlineData("1 $$+ 1")]
    [InlineData("\"te$$xt\"")]
    [InlineData("no$$thing")]
    [InlineData("$$")]
    public async Task There_is_no_hover_where_there_is_no_name(string code) => Assert.Null(await _kernel.HoverAsync(code));

    private async Task<string> PlainAsync(string code) =>
        (await _kernel.HoverAsync(code))!.Content.Single(c => c.MimeType == "text/plain").Value;
}
