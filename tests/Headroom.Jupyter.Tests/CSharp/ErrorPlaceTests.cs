using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests.CSharp;

/// <summary>Errors say where in the cell, in a form that is read through the public API alone.</summary>
public sealed class ErrorPlaceTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly NotebookKernel _kernel = shared.Kernel;

    [Fact]
    public async Task A_compile_error_counts_lines_and_columns_of_the_cell()
    {
        var events = await Run("#!time\nvar fine = 1;\nint broken = \"x\";", "07.ipynb#3");
        var failure = events.Failure()!;
        Assert.StartsWith("(3,14): error CS0029: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(("07.ipynb#3", 3, "int broken = \"x\";"), failure.Place());
        Assert.Equal(14, failure.Exception!.Data["cell.column"]);
        var produced = events.OfType<DiagnosticsProduced>().Single();
        Assert.Equal(new LinePosition(2, 13), produced.Diagnostics.Single().LinePositionSpan.Start);
        Assert.Equal(failure.Message, produced.FormattedDiagnostics.Single().Value);
    }

    [Theory]
    [InlineData("throw new Exception();", 1)]
    [InlineData("var a = 1; throw new Exception();", 12)]
    [InlineData("// first\n    throw new Exception();", 5)]
    [InlineData("if (DateTime.Now.Year > 0) { Console.Write(\"\"); throw new Exception(); }", 49)]
    public async Task A_runtime_error_has_the_column_of_its_statement(string code, int column) =>
        Assert.Equal(column, (await Run(code, "columns")).Failure()!.Exception!.Data["cell.column"]);

    [Fact]
    public async Task A_runtime_error_has_the_line_of_the_innermost_frame_in_cell_code()
    {
        await Run("static int Fragile(int a)\n{\n    if (a > 2)\n        throw new ArgumentException(\"too big\");\n    return a;\n}",
            "define");
        var failure = (await Run("// a comment\nvar r = Fragile(3);", "use")).Failure()!;
        Assert.Equal(("define", 4, "        throw new ArgumentException(\"too big\");"), failure.Place());
        Assert.Contains("in define:line 4", failure.Message, StringComparison.Ordinal);
        Assert.Contains("in use:line 2", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Headroom.Jupyter.Cells", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_frame_is_found_below_library_code_after_an_await_and_inside_a_wrapping_exception()
    {
        var library = (await Run("\nint.Parse(\"x\")", "parse")).Failure()!;
        Assert.Equal(("parse", 2, "int.Parse(\"x\")"), library.Place());
        var awaited = (await Run("await Task.Delay(1);\n\nthrow new Exception();", "awaited")).Failure()!;
        Assert.Equal(3, awaited.Place()!.Value.Line);
        var wrapped = (await Run("Task.Run(() =>\n{\n    throw new Exception();\n}).Wait();", "wrapped")).Failure()!;
        Assert.Equal(("wrapped", 3, "    throw new Exception();"), wrapped.Place());
    }

    [Theory]
    [InlineData("var numbers = new int[2];\n\nnumbers[5] = 1;\nvar last = 0;", 3)]
    [InlineData(
        "static int Third(int[] a)\n{\n    var sum = 0;\n    for (var i = 0; i < 3; i++)\n        sum += a[i];\n    return "
        + "sum;\n}\nThird(new int[2])", 5)]
    [InlineData("var zero = 0;\nvar q = 1 / zero;\nvar r = 2;", 2)]
    [InlineData("string nothing = null;\nvar n = nothing.Length;\nvar m = 2;", 2)]
    [InlineData("var big = int.MaxValue;\nchecked { big++; }\nvar o = 2;", 2)]
    public async Task Errors_that_the_runtime_itself_raises_have_their_line(string code, int line) =>
        Assert.Equal(line, (await Run(code, "runtime")).Failure()!.Place()!.Value.Line);

    [Fact]
    public async Task Lines_are_those_of_the_cell_when_magic_commands_stand_above() =>
        Assert.Equal(4, (await Run("#!time\n\n#!csharp\nthrow new Exception();", "magic")).Failure()!.Place()!.Value.Line);

    [Fact]
    public async Task Nested_loops_move_no_line()
    {
        var failure = (await Run(
            "for (var i = 0; i < 3; i++)\n    for (var j = 0; j < 3; j++) {\n        if (i + j == 3)\n            throw new "
            + "Exception();\n    }", "loops")).Failure()!;
        Assert.Equal(4, failure.Place()!.Value.Line);
    }

    [Fact]
    public async Task A_cell_without_a_name_is_numbered()
    {
        using var kernel = Kernels.New();
        await kernel.Value("1");
        Assert.Equal("cell-2.cs", (await kernel.Run("throw new Exception();")).Failure()!.Place()!.Value.Name);
    }

    private async Task<IReadOnlyList<KernelEvent>> Run(string code, string name) =>
        (await _kernel.Send(new SubmitCode(code) { Parameters = { ["name"] = name } })).Events;
}
