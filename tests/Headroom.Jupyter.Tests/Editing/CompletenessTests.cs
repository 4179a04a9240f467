using Headroom.Editing;
using Headroom.Testing;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Tests.Editing;

public sealed class CompletenessTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Theory]
    [InlineData("1 + 1", "Complete")]
    [InlineData("var x = 1;", "Complete")]
    [InlineData("", "Complete")]
    [InlineData("// only a comment", "Complete")]
    [InlineData("undeclared + 1", "Complete")]
    [InlineData("int i = \"text\";", "Complete")]
    [InlineData("#!time\n1", "Complete")]
    [InlineData("#r \"nuget: Some, 1.0\"", "Complete")]
    [InlineData("#!html\n<b>{ not C#", "Complete")]
    [InlineData("#!html\n<b>\n#!csharp\nif (true) {", "Incomplete")]
    [InlineData("if (true) {", "Incomplete")]
    [InlineData("if (true)", "Incomplete")]
    [InlineData("foreach (var x in xs)", "Incomplete")]
    [InlineData("var x =", "Incomplete")]
    [InlineData("1 +", "Incomplete")]
    [InlineData("Console.", "Incomplete")]
    [InlineData("Console.WriteLine(", "Incomplete")]
    [InlineData("new[] { 1,", "Incomplete")]
    [InlineData("class A", "Incomplete")]
    [InlineData("class A {", "Incomplete")]
    [InlineData("/* a comment", "Incomplete")]
    [InlineData("var s = @\"two", "Incomplete")]
    [InlineData("var s = \"\"\"\n two", "Incomplete")]
    [InlineData("var s = $@\"two {1}", "Incomplete")]
    [InlineData("#if true\n1", "Incomplete")]
    [InlineData("var x = pears.Where(p =>", "Incomplete")]
    [InlineData("try { }", "Incomplete")]
    [InlineData("do { }", "Incomplete")]
    [InlineData("[Obsolete]", "Incomplete")]
    [InlineData("switch (x) { case 1:", "Incomplete")]
    [InlineData("x switch {", "Incomplete")]
    [InlineData("int F(int a,", "Incomplete")]
    [InlineData("public", "Incomplete")]
    [InlineData(")", "Invalid")]
    [InlineData("}", "Invalid")]
    [InlineData("foo bar baz", "Invalid")]
    [InlineData("var s = \"one\nvar t = 1;", "Invalid")]
    [InlineData("f(1 2)", "Invalid")]
    [InlineData("if true { }", "Invalid")]
    [InlineData("class 1 { }", "Invalid")]
    [InlineData("var x = 1;;) + 2", "Invalid")]
    public void Code_is_incomplete_only_when_more_of_it_would_help(string code, string expected) =>
        Assert.Equal(expected, shared.Kernel.CompletenessOf(code).Status.ToString());

    [Theory]
    [InlineData("if (true)\n{", "    ")]
    [InlineData("void F()\n{\n    if (true) {", "        ")]
    [InlineData("void F()\n{\n    var x = 1;\n", "    ")]
    [InlineData("f(\n", "    ")]
    [InlineData("1 +", "")]
    public void The_next_line_is_indented_as_the_last_and_deeper_in_a_bracket(string code, string indent) =>
        Assert.Equal(new(CompletenessStatus.Incomplete, indent), shared.Kernel.CompletenessOf(code));
}
