using Headroom.Course;
using Headroom.Grading.Compiling;
using Headroom.Testing;

namespace Headroom.Grading.Tests.Compiling;

/// <summary>What the compiler does not find, and what it is told in place of "are you missing an assembly reference?".</summary>
[Machine]
public sealed class CompilerTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("headroom-compiler-").FullName;
    private readonly CompileRecipe _recipe = CompileRecipe.Load(CourseLayout.Find());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("using ILGPU; class X { ILGPU.Accelerator? a; }", "Accelerator is in ILGPU.Runtime: using ILGPU.Runtime;")]
    [InlineData("class X { ArrayView<float> a; }", "ArrayView is in ILGPU: using ILGPU;")]
    [InlineData("using ILGPU; class X { ArrayView2D<float, Stride2D.DenseY> a; }", "ArrayView2D is in ILGPU.Runtime: using ILGPU.Runtime;")]
    [InlineData("using ILGPU; class X { float Y(float x) => XMath.Exp(x); }", "XMath is in ILGPU.Algorithms: using ILGPU.Algorithms;")]
    [InlineData("using ILGPU; class X { ILGPU.Runtime.sharedmemory? a; }", "ILGPU spells it SharedMemory, in ILGPU: using ILGPU;")]
    [InlineData("using ILGPU.Lightning;", "ILGPU has no ILGPU.Lightning. Kernels are written with ILGPU, ILGPU.Runtime, ILGPU.Algorithms;")]
    public async Task A_name_of_ILGPU_that_is_not_found_gets_a_cure(string text, string cure)
    {
        var failed = await Compile(_recipe, text);
        Assert.Null(failed.Assembly);
        Assert.StartsWith(cure, failed.Likely, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_that_was_compiled_comes_back_when_the_file_is_gone()
    {
        var text = $"class X {{ int y = 3; }}\n{string.Concat(Enumerable.Repeat("// many lines, which are packed\n", 100))}";
        var compiled = await Compile(_recipe, text);
        foreach (var file in Directory.GetFiles(_folder, "*.cs", SearchOption.AllDirectories)) File.Delete(file);
        Assert.Equal(text, SubmittedSource.Of(compiled.Assembly!, "X.cs"));
        Assert.Null(SubmittedSource.Of(Path.Combine(_folder, "none.dll"), "X.cs"));
    }

    [Theory]
    [InlineData("class X { int y = Zahl; }")]
    [InlineData("class X { System.Grid y; }")]
    [InlineData("class X { int y = \"\"; }")]
    public async Task Another_name_gets_none(string text) => Assert.Null((await Compile(_recipe, text)).Likely);

    [Theory]
    [InlineData("ilgpu/1.5.3/lib/net7.0/ILGPU.dll")]
    [InlineData("ref/net10.0/System.Runtime.dll")]
    public async Task References_out_of_reach_are_no_fault_of_the_file(string reference)
    {
        var lines = await File.ReadAllTextAsync(_recipe.ResponseFile, TestContext.Current.CancellationToken);
        Assert.Contains(reference, lines, StringComparison.Ordinal);
        var broken = Path.Combine(_folder, "broken.rsp");
        await File.WriteAllTextAsync(
            broken, lines.Replace(reference, $"nowhere/{reference}", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<CompilerFailedException>(
            () => Compile(_recipe with { ResponseFile = broken }, "class X { }"));
        Assert.StartsWith("Your file was not compiled, so nothing is said of it: error CS0006", failure.Message);
        Assert.Contains("Delete the folder artifacts", failure.Message);
        Assert.Equal(2, failure.Message.Split('\n').Length);
    }

    [Fact]
    public async Task Usings_that_were_removed_are_no_fault_of_the_file()
    {
        var lines = await File.ReadAllTextAsync(_recipe.ResponseFile, TestContext.Current.CancellationToken);
        var broken = Path.Combine(_folder, "broken.rsp");
        await File.WriteAllTextAsync(
            broken, lines.Replace(".GlobalUsings.g.cs", ".Gone.g.cs", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<CompilerFailedException>(
            () => Compile(_recipe with { ResponseFile = broken }, "class X { }"));
        Assert.Contains("CS2001", failure.Message);
    }

    private Task<Compilation> Compile(CompileRecipe recipe, string text)
    {
        var file = Path.Combine(_folder, "X.cs");
        File.WriteAllText(file, text);
        return new Compiler(recipe).Compile(file, Path.Combine(_folder, "out"), TestContext.Current.CancellationToken);
    }
}
