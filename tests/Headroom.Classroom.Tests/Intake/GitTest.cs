using System.Diagnostics;
using Headroom.Classroom.Intake;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Intake;

/// <summary>A list of git addresses: what is cloned, and what is refused before git sees it.</summary>
[Machine]
public sealed class GitTest : IDisposable
{
    private const string Wanted = "02-kernels/Saxpy.cs";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--upload-pack=touch /tmp/x", "dash")]
    [InlineData("ext::sh -c touch% /tmp/x", "helper program")]
    [InlineData("http://example.org/a.git", "neither https")]
    [InlineData("git://example.org/a.git", "neither https")]
    [InlineData("ssh://-oProxyCommand=touch/a", "neither https")]
    [InlineData("-oProxyCommand=x@host:a", "dash")]
    [InlineData("user@-host:a", "neither https")]
    [InlineData("https://example.org/a\u0007.git", "control")]
    [InlineData("relative/path", "neither https")]
    [InlineData("", "no address")]
    public async Task An_address_is_refused_before_git_sees_it(string address, string why)
    {
        var read = await new HandedIn("ann", address, IsGit: true).Read([Wanted], new(), TestContext.Current.CancellationToken);
        Assert.Contains(why, Assert.Single(read.Problems));
    }

    [Theory]
    [InlineData("https://example.org/ann/course.git")]
    [InlineData("ssh://git@example.org/ann/course.git")]
    [InlineData("git@example.org:ann/course.git")]
    [InlineData("file:///srv/ann.git")]
    [InlineData("/srv/ann.git")]
    public void An_address_of_the_three_kinds_is_none(string address) => Assert.Null(GitAddress.Refused(address));

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_newest_commit_is_read_and_no_hook_runs(bool isPath)
    {
        if (OperatingSystem.IsWindows()) return; // hooks and links are of another kind there
        var repository = Path.Combine(_folder.Path, "ann");
        var marker = Path.Combine(_folder.Path, "ran");
        _folder.Write("ann/exercises/02-kernels/Saxpy.cs", "mine");
        _folder.Write("ann/.gitattributes", "*.cs filter=lfs\n");
        File.CreateSymbolicLink(Path.Combine(repository, "exercises/02-kernels/Reduction.cs"), "/etc/passwd");
        Git(repository, "init", "-q");
        _folder.Write("ann/.git/hooks/post-checkout", $"#!/bin/sh\ntouch {marker}\n");
        File.SetUnixFileMode(Path.Combine(repository, ".git/hooks/post-checkout"), UnixFileMode.UserExecute | UnixFileMode.UserRead);
        Git(repository, "-c", "filter.lfs.clean=cat", "add", "-A");
        Git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "x");
        _folder.Write("class.csv", $"learner,address\nann,{(isPath ? repository : new Uri(repository).AbsoluteUri)}\n");
        var handedIn = Assert.Single(HandedIn.All(Path.Combine(_folder.Path, "class.csv")));
        var read = await handedIn.Read([Wanted, "02-kernels/Reduction.cs"], new(), TestContext.Current.CancellationToken);
        Assert.Equal("mine", read.Files[Wanted]);
        Assert.Equal("/etc/passwd", read.Files["02-kernels/Reduction.cs"].Trim()); // a link is a text
        Assert.Empty(read.Problems);
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public async Task A_clone_ends_at_its_limit_of_size_and_one_that_is_not_there_says_so()
    {
        var repository = Path.Combine(_folder.Path, "big");
        Directory.CreateDirectory(repository);
        File.WriteAllBytes(Path.Combine(repository, "big"), System.Security.Cryptography.RandomNumberGenerator.GetBytes(4 << 20));
        Git(repository, "init", "-q");
        Git(repository, "add", "-A");
        Git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "x");
        var cancel = TestContext.Current.CancellationToken;
        var big = await new HandedIn("big", repository, IsGit: true).Read([Wanted], new() { CloneBytes = 1 << 20 }, cancel);
        Assert.Contains("the clone has more than", Assert.Single(big.Problems));
        var gone = await new HandedIn("gone", Path.Combine(_folder.Path, "gone"), IsGit: true).Read([Wanted], new(), cancel);
        Assert.Contains("git: ", Assert.Single(gone.Problems));
    }

    [Fact]
    public void A_list_without_its_columns_says_so()
    {
        _folder.Write("class.csv", "name,url\nann,/srv/ann\n");
        Assert.Contains("learner,address", Assert.Throws<InvalidDataException>(() => HandedIn.All(Path.Combine(_folder.Path,
            "class.csv"))).Message);
    }

    private static void Git(string folder, params string[] words)
    {
        using var git = Process.Start(new ProcessStartInfo("git", words) { WorkingDirectory = folder })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
