using Headroom.Testing;

namespace Headroom.Jupyter.Tests.Cells;

/// <summary>Where the compiler's message misleads in a cell, a sentence says what to write.</summary>
public sealed class CureTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Theory]
    [InlineData("using var stream = new System.IO.MemoryStream();", "Write `var`")]
    [InlineData("public static class X { public static string Shout(this string s) => s + \"!\"; }", "need no class in a cell")]
    [InlineData("partial class Half { int a; }\nnew Half().Missing()", "`partial` does not reach over cells")]
    public async Task A_misleading_error_comes_with_a_cure(string code, string cure) =>
        Assert.Contains(cure, (await shared.Kernel.Run(code)).Failure()!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("int a = \"text\";")]
    [InlineData("using (var stream = new System.IO.MemoryStream()) { oops }")]
    public async Task Another_error_comes_without_one(string code) =>
        Assert.DoesNotContain("cell", (await shared.Kernel.Run(code)).Failure()!.Message, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("var stream = new System.IO.MemoryStream();\nstream.Length", 0L)]
    [InlineData("static int Shout(this string s) => s.Length;\n\"abc\".Shout()", 3)]
    public async Task What_the_cure_says_works(string code, object expected) => Assert.Equal(expected, await shared.Kernel.Value(code));
}
