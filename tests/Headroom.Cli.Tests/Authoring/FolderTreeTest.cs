using System.Diagnostics;
using Headroom.Cli.Authoring;

namespace Headroom.Testing.Authoring;

/// <summary>The README shows the repository's folders as they are; with <c>--accept</c> its tree is drawn anew.</summary>
[Machine]
public sealed class FolderTreeTest
{
    private const string Begin = "<!-- tree: drawn by ./course tree from docs/folders.txt; a test compares -->\n\n";
    private const string End = "\n<!-- end of tree -->";

    private static string[] Comments => File.ReadAllLines(Repository.PathTo("docs", "folders.txt"));

    [Fact]
    public void Every_folder_has_a_comment_and_every_comment_a_folder()
    {
        if (!Directory.Exists(Repository.PathTo(".git")) && !File.Exists(Repository.PathTo(".git")))
            Assert.Skip("not a git checkout: which files are tracked is not known");
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository.Root, "ls-files"]) { RedirectStandardOutput = true })!;
        var tracked = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([], FolderTree.Differences(Comments, tracked));
    }

    [Fact]
    public void The_tree_of_the_README_is_the_drawn_one()
    {
        var readme = File.ReadAllText(Repository.PathTo("README.md"));
        var (from, to) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, readme.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= Begin.Length && to >= from, "the README has lost the markers around its tree");
        var tree = string.Concat(FolderTree.Draw(Comments).Select(line => $"    {line}\n"));
        if (Accepting.Now) File.WriteAllText(Repository.PathTo("README.md"), readme[..from] + tree + readme[to..]);
        else Assert.Equal(tree, readme[from..to]);
    }

    [Fact]
    public void What_is_missing_surplus_or_twice_is_named()
    {
        string[] comments = ["# how", "lib: libraries", "lib/A: one", "lib/A: again", "gone: away"];
        Assert.Equal(
        [
            "docs/folders.txt has no line for bench",
            "docs/folders.txt has no line for lib/B",
            "docs/folders.txt has a line for gone, and there is no such folder with a tracked file",
            "docs/folders.txt has lib/A twice",
        ], FolderTree.Differences(comments, ["README.md", "bench/Claims/One.cs", "lib/A/One.cs", "lib/B/x/Two.cs", "lib/props.xml"]));
        Assert.Equal(["lib/  libraries", "  A/  one"], FolderTree.Draw(["lib: libraries", "lib/A: one", "lib/B:"]));
    }

    [Fact]
    public async Task The_command_prints_it()
    {
        using var course = new TemporaryCourse();
        course.Write("docs/folders.txt", "lib: libraries\nlib/Charts: figures\n");
        Assert.Equal(Exit.Ok, await course.Run("tree"));
        Assert.Equal("lib/       libraries\n  Charts/  figures\n", course.Output);
    }
}
