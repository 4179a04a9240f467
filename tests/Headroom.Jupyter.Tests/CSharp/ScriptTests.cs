using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests.CSharp;

/// <summary>Cells are C# script.</summary>
public sealed class ScriptTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly NotebookKernel _kernel = shared.Kernel;

    [Theory]
    [InlineData("1 + 1", 2)]
    [InlineData("return 7;", 7)]
    [InlineData("await Task.FromResult(3)", 3)]
    [InlineData("new[] { 1, 2, 3 }.Sum()", 6)]
    [InlineData("unsafe { int a = 4; int* p = &a; return *p; }", 4)]
    [InlineData("static int Twice(this int a) => 2 * a;\n5.Twice()", 10)]
    public async Task The_last_expression_or_a_return_is_the_result(string code, int expected) =>
        Assert.Equal(expected, await _kernel.Value(code));

    [Theory]
    [InlineData("var quiet = 1;")]
    [InlineData("Console.Write(\"\")")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("class Quiet { int F() { return 1; } }")]
    [InlineData("")]
    public async Task A_cell_without_a_value_has_no_result(string code)
    {
        var events = await _kernel.Run(code);
        Assert.Null(events.Failure());
        Assert.Empty(events.OfType<ReturnValueProduced>());
    }

    [Fact]
    public async Task Declarations_persist_and_may_be_redeclared_with_another_type()
    {
        await _kernel.Value("using System.IO;");
        await _kernel.Value("var redeclared = 5; record Pair(int A, int B); static int Add(Pair p) => p.A + p.B;");
        Assert.Equal(12, await _kernel.Value("Add(new Pair(redeclared, 7))"));
        await _kernel.Value("var redeclared = \"text\";");
        Assert.Equal("text", await _kernel.Value("Path.GetFileName(redeclared)"));
    }

    [Fact]
    public async Task A_cell_that_throws_keeps_what_it_had_assigned()
    {
        await _kernel.Value("int before = 1, survivor = 0;");
        var events = await _kernel.Run("survivor = 9;\nvar fresh = 3;\nthrow new InvalidOperationException(\"boom\");");
        Assert.IsType<InvalidOperationException>(events.Failure()!.Exception);
        Assert.Equal(13, await _kernel.Value("before + survivor + fresh"));
    }

    [Fact]
    public async Task The_first_cell_of_a_kernel_may_throw_as_well()
    {
        using var kernel = Kernels.New();
        Assert.NotNull((await kernel.Run("var first = 4; throw new Exception(\"early\");")).Failure());
        Assert.Equal(4, await kernel.Value("first"));
    }

    [Theory]
    [InlineData("1 + 1;", "CS0201")]
    [InlineData("namespace X {}", "CS7021")]
    [InlineData("using var s = new System.IO.MemoryStream();", "CS1002")]
    [InlineData("Span<int> s = default;", "CS8345")]
    [InlineData("static class E { public static int F(this int a) => a; }", "CS1109")]
    [InlineData("Thread.Sleep(1)", "CS0103")]
    [InlineData("int i = \"text\";", "CS0029")]
    public async Task What_script_does_not_allow_is_a_compile_error(string code, string id)
    {
        var failure = (await _kernel.Run(code)).Failure();
        Assert.IsType<CodeSubmissionCompilationErrorException>(failure!.Exception);
        Assert.Contains(id, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_a_good_cell_come_in_the_documented_order()
    {
        var events = await _kernel.Succeed("Console.Write(1);\ndisplay(2);\n3");
        Assert.Equal(
            ["CodeSubmissionReceived", "CompleteCodeSubmissionReceived", "StandardOutputValueProduced", "DisplayedValueProduced",
                "DiagnosticsProduced", "ReturnValueProduced", "CommandSucceeded"],
            events.Kinds());
    }

    [Fact]
    public async Task Events_of_a_cell_that_does_not_compile_come_in_the_documented_order() =>
        Assert.Equal(
            ["CodeSubmissionReceived", "IncompleteCodeSubmissionReceived", "DiagnosticsProduced", "CommandFailed"],
            (await _kernel.Run("if (true) {")).Kinds());
}
