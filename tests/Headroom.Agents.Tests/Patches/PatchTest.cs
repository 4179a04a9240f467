using Headroom.Agents.Patches;

namespace Headroom.Agents.Tests.Patches;

public sealed class PatchTest
{
    [Fact]
    public void A_patch_is_a_unified_diff() => Assert.Equal(
        """
        diff --git a/x.cs b/x.cs
        --- a/x.cs
        +++ b/x.cs
        @@ -1,3 +1,4 @@
         one
        -two
        +2
        +2b
         three

        """.ReplaceLineEndings("\n"), Patch.Between("x.cs", "one\ntwo\nthree\n", "one\n2\n2b\nthree\n").ToString());

    [Fact]
    public void Nothing_changed_is_an_empty_patch() => Assert.Equal("", Patch.Between("x.cs", "one\n", "one\n").ToString());

    [Fact]
    public void What_is_made_is_read_and_applied_whatever_the_texts_are()
    {
        var random = new Random(3);
        for (var i = 0; i < 400; i++)
        {
            var (before, after) = (Text(random), Text(random));
            var patch = Patch.Between("a/b.cs", before, after, random.Next(4));
            Assert.Equal(after, patch.Apply(before));
            var text = patch.ToString();
            if (text.Length == 0) continue;
            var read = Assert.Single(PatchReader.Read(text));
            Assert.Equal(text, read.ToString());
            Assert.Equal(after, read.Apply(before));
        }
    }

    [Fact]
    public void A_patch_of_another_text_names_the_line() => Assert.Equal(
        "x.cs:2: another line than the patch was made from",
        Assert.Throws<FormatException>(() => Patch.Between("x.cs", "a\nb\nc\n", "a\nB\nc\n").Apply("a\nx\nc\n")).Message);

    [Theory]
    [InlineData("@@ -1 +1 @@\n-a\n+b\n")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n-a\n")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1 +1 @@\nnonsense\n")]
    [InlineData("--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n-a\n")]
    [InlineData("--- a/x\n+++ b/x\n@@ what @@\n-a\n")]
    public void A_text_that_is_no_patch_is_told(string text) => Assert.Throws<FormatException>(() => PatchReader.Read(text));

    [Fact]
    public void Several_files_are_several_patches()
    {
        var both = $"{Patch.Between("x", "a\n", "b\n")}{Patch.Between("y", "", "++ c\n-- d\n")}";
        var patches = PatchReader.Read(both);
        Assert.Equal(["x", "y"], patches.Select(patch => patch.Path));
        Assert.Equal("++ c\n-- d\n", patches[1].Apply(""));
    }

    [Theory]
    [InlineData("-a\n+b\n+c\n+c\n", "+b\n+c\n-d\n", 0.5)] // SERA's own example
    [InlineData("+a\n", "+a\n+b\n", 1.0)]
    [InlineData("+a\n", "-a\n", 0.0)]
    [InlineData("+a\n+ \n-\n", "+a\n", 1.0)] // blank changes do not count
    [InlineData("--- a/x\n+++ b/x\n@@ -1 +1 @@\n a\n+b\n", "+b\n", 1.0)]
    [InlineData("+a\n+a\n", "+a\n", 0.5)]
    [InlineData("+  a\n", "+a\n", 0.0)]
    public void Recall_counts_changed_lines_of_the_first_that_the_second_has(string first, string second, double recall) =>
        Assert.Equal(recall, PatchRecall.Of(first, second));

    [Theory]
    [InlineData("")]
    [InlineData("+++ b/x\n+\n")]
    public void Recall_of_an_empty_patch_is_none(string first) => Assert.Null(PatchRecall.Of(first, "+a\n"));

    private static string Text(Random random)
    {
        string[] lines = ["a\n", "b\n", "\n", "++ c\n", "-- d\n", "\\ e\n", " f\r\n", "@@ g\n"];
        var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => lines[random.Next(lines.Length)]));
        return random.Next(3) == 0 ? text.TrimEnd('\n') : text;
    }
}
