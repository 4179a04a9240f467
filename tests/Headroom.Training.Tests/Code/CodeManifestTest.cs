using System.Diagnostics;
using Headroom.Testing;

namespace Headroom.Training.Code;

public sealed class CodeManifestTest
{
    private static readonly CodeManifest s_manifest = CodeManifest.Current;

    [Fact]
    public void The_private_codebase_and_its_tests_are_in_no_training_data()
    {
        string[] forbidden = ["Headroom.Jupyter", "Headroom.Cli", "tests/jupyter", "tests/browser", "bench/Jupyter"];
        Assert.All(s_manifest.Files,
            file => Assert.All(forbidden, name => Assert.DoesNotContain(name, file.Path, StringComparison.Ordinal)));
        Assert.All(["lib/Headroom.Jupyter/", "lib/Headroom.Cli/", "tests/Headroom.Jupyter.Tests/", "tests/Headroom.Cli.Tests/"],
            shelf => Assert.Contains(shelf, CodeShelves.Private));
        Assert.False(CodeShelves.Holds("lib/Headroom.Cli/Program.cs"));
        Assert.True(CodeShelves.Holds("lib/Headroom.Course/Unit.cs"));
    }

    [Fact]
    public void No_document_repeats_the_private_codebase()
    {
        var hidden = CodeShelves.Private.Select(shelf => Repository.PathTo(shelf.Split('/', StringSplitOptions.RemoveEmptyEntries)))
            .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)).ToList();
        Assert.InRange(hidden.Count, 100, 2000);
        var shingles = new Shingles();
        foreach (var file in hidden) shingles.Remember(File.ReadAllText(file));
        Assert.All(History.Documents, document => Assert.False(shingles.IsRepeat(document.Text), document.File.Path));
    }

    [Fact]
    public void Nothing_held_out_is_half_in_what_is_trained_on()
    {
        var shingles = new Shingles();
        foreach (var document in History.Documents.Where(one => !one.File.HeldOut)) shingles.Remember(document.Text);
        Assert.All(History.Documents.Where(one => one.File.HeldOut),
            document => Assert.False(shingles.IsRepeat(document.Text), document.File.Path));
    }

    [Fact]
    public void About_one_file_in_twelve_is_held_out()
    {
        Assert.InRange(s_manifest.Files.Count(file => file.HeldOut) / (double)s_manifest.Files.Count, 0.06, 0.11);
        Assert.InRange(History.Documents.Sum(document => document.Text.Length), 2_000_000, 20_000_000);
    }

    // With HEADROOM_RENEW=code.manifest it is written anew from HEAD. Models trained before then have seen another corpus, so --accept,
    // which is given lightly, leaves it alone.
    [Fact]
    [Machine]
    public void The_manifest_is_what_its_commit_gives()
    {
        var renew = Environment.GetEnvironmentVariable("HEADROOM_RENEW") == "code.manifest";
        var commit = renew ? Git("rev-parse", "HEAD").Trim() : s_manifest.Commit;
        var paths = Git("ls-tree", "-r", "--name-only", commit).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        Assert.SkipWhen(paths.Count == 0, $"no git here, or no commit {commit}");
        var texts = GitFiles.Read(Repository.Root, commit, paths);
        var made = CodeManifest.Of(commit, texts.Keys, path => texts[path]).Write();
        if (renew) File.WriteAllText(Repository.PathTo("lib", "Headroom.Training", "Code", "code.manifest"), made);
        else Assert.Equal(s_manifest.Write(), made);
    }

    [Fact]
    public void A_manifest_comes_back_from_its_text() => Assert.Equal(s_manifest.Write(), CodeManifest.Read(s_manifest.Write()).Write());

    [Theory]
    [InlineData("")]
    [InlineData("commit 12")]
    [InlineData("commit 8737850680621d174d97f40a2c9fe98fd720db16\nabc train x.cs")]
    public void What_is_no_manifest_is_refused(string text) => Assert.Throws<FormatException>(() => CodeManifest.Read(text));

    [Fact]
    public void A_file_that_is_nowhere_is_named()
    {
        using var folder = new TemporaryFolder();
        var manifest = new CodeManifest(new string('0', 40), [new CodeFile("lib/A.cs", new string('0', 64), HeldOut: false)]);
        var message = Assert.Throws<InvalidDataException>(() => CodeCorpus.Read(folder.Path, manifest)).Message;
        Assert.Contains("lib/A.cs", message, StringComparison.Ordinal);
        Assert.Contains("git fetch --unshallow", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_files_that_say_the_same_the_first_shelf_keeps_its_own()
    {
        var text = string.Join('\n', Enumerable.Range(0, 50).Select(i => $"var x{i} = {i} + {i * i};"));
        var other = string.Join('\n', Enumerable.Range(0, 50).Select(i => $"Call(y{i}, {i}, {i + 7});"));
        var files = new Dictionary<string, string>
        {
            ["exercises/A.cs"] = text[..800], ["solutions/A.cs"] = text, ["tests/B.cs"] = other, ["lib/Headroom.Cli/C.cs"] = "secret",
            ["lib/x.txt"] = "x",
        };
        Assert.Equal(["solutions/A.cs", "tests/B.cs"],
            CodeManifest.Of(new string('1', 40), files.Keys, path => files[path]).Files.Select(file => file.Path));
    }

    [Fact]
    public void A_checkout_with_other_line_ends_has_the_same_hash()
    {
        Dictionary<string, string> files = new() { ["lib/A.cs"] = "a\nb\n" }, windows = new() { ["lib/A.cs"] = "\uFEFFa\r\nb\r\n" };
        Assert.Equal(Of(files), Of(windows));
        static string Of(Dictionary<string, string> files) => CodeManifest.Of(new string('1', 40), files.Keys, path => files[path]).Write();
    }

    [Fact]
    public void Of_a_notebook_the_cells_sources_are_read() => Assert.Equal("# A\nb\n\nvar x = 1;", CodeText.Readable(
        "n.ipynb", """{"cells":[{"source":["# A\n","b"]},{"source":"var x = 1;","outputs":[{"text":"no"}]}]}"""));

    private static string Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            git.BeginErrorReadLine();
            return git.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
