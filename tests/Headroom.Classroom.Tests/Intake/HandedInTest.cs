using System.Formats.Tar;
using Headroom.Classroom.Intake;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Intake;

/// <summary>What is handed in is read wherever it lies, and what is wrong with it is said and reaches no further.</summary>
[Machine]
public sealed class HandedInTest : IDisposable
{
    private const string Wanted = "02-kernels/Saxpy.cs";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exercises/02-kernels/Saxpy.cs")]
    [InlineData("headroom-main/exercises/02-kernels/Saxpy.cs")]
    [InlineData("02-kernels/Saxpy.cs")]
    [InlineData("Saxpy.cs")]
    public async Task A_file_is_found_where_learners_put_it(string path)
    {
        _folder.Write($"ann/{path}", "mine");
        Assert.Equal("mine", (await Read("ann")).Files[Wanted]);
    }

    [Fact]
    public async Task Solutions_and_what_the_course_kept_are_not_the_learners()
    {
        _folder.Write("ann/solutions/02-kernels/Saxpy.cs", "theirs");
        _folder.Write("ann/.course/kept/02-kernels/Saxpy.cs", "old");
        _folder.Write("ann/artifacts/02-kernels/Saxpy.cs", "built");
        Assert.Empty((await Read("ann")).Files);
    }

    [Fact]
    public async Task The_nearest_to_its_place_is_taken()
    {
        _folder.Write("ann/Saxpy.cs", "loose");
        _folder.Write("ann/backup/exercises/02-kernels/Saxpy.cs", "older");
        _folder.Write("ann/exercises/02-kernels/Saxpy.cs", "mine");
        Assert.Equal("mine", (await Read("ann")).Files[Wanted]);
    }

    [Theory]
    [InlineData("ann.zip")]
    [InlineData("ann.tar")]
    [InlineData("ann.tar.gz")]
    [InlineData("ann.tgz")]
    public async Task An_archive_is_read_without_being_unpacked(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        (string, string)[] files = [("x/exercises/02-kernels/Saxpy.cs", "mine"), ("x/readme.md", "hello")];
        _ = name.EndsWith("zip", StringComparison.Ordinal) ? Archives.Zip(path, files) : Archives.Tar(path, files);
        var all = HandedIn.All(_folder.Path);
        Assert.Equal("ann", Assert.Single(all).Name);
        Assert.Equal("mine", (await all[0].Read([Wanted], new(), TestContext.Current.CancellationToken)).Files[Wanted]);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("../../exercises/02-kernels/Saxpy.cs")]
    [InlineData("/exercises/02-kernels/Saxpy.cs")]
    [InlineData("C:\\exercises\\02-kernels\\Saxpy.cs")]
    [InlineData("a\\..\\..\\exercises\\02-kernels\\Saxpy.cs")]
    public async Task A_path_that_climbs_out_is_not_read(string name)
    {
        var zip = await Read(Archives.Zip(Path.Combine(_folder.Path, "z.zip"), (name, "out")));
        var tar = await Read(Archives.Tar(Path.Combine(_folder.Path, "t.tar"), (name, "out")));
        foreach (var read in (Submitted[])[zip, tar])
        {
            Assert.Empty(read.Files);
            Assert.Contains("leads out of the archive", Assert.Single(read.Problems));
        }
    }

    [Fact]
    public async Task Links_are_told_and_not_followed()
    {
        const string name = "exercises/02-kernels/Saxpy.cs";
        _folder.Write("secret.cs", "solution");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "ann/exercises/02-kernels"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "ann", name), Path.Combine(_folder.Path, "secret.cs"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "ann/root"), "/");
        foreach (var read in (Submitted[])
        [
            await Read("ann"),
            await Read(Archives.ZipWithLink(Path.Combine(_folder.Path, "z.zip"), name, "/etc/passwd")),
            await Read(Archives.TarWithLink(Path.Combine(_folder.Path, "t.tar"), name, "/etc/passwd")),
            await Read(Archives.TarWithLink(Path.Combine(_folder.Path, "h.tar"), name, "/etc/passwd", TarEntryType.HardLink)),
        ])
        {
            Assert.Empty(read.Files);
            Assert.Contains("is a link, which is not followed", Assert.Single(read.Problems));
        }
    }

    [Fact]
    public async Task A_giant_is_read_to_its_limit()
    {
        var limits = new IntakeLimits { Unpacked = 4 << 20 };
        const string name = "exercises/02-kernels/Saxpy.cs";
        var zip = await Read(Archives.Bomb(Path.Combine(_folder.Path, "z.zip"), name, 64 << 20), limits);
        Assert.Contains("more than the 262,144 B", Assert.Single(zip.Problems));
        var tar = await Read(Archives.TarBomb(Path.Combine(_folder.Path, "t.tar.gz"), "other", 64 << 20), limits);
        Assert.Contains("more than 4,194,304 B unpacked", Assert.Single(tar.Problems));
        Assert.Empty(zip.Files);
        Assert.Empty(tar.Files);
    }

    [Theory]
    [InlineData("ann.zip")]
    [InlineData("ann.tar")]
    [InlineData("ann.tar.gz")]
    public async Task A_broken_archive_is_a_problem_and_no_crash(string name)
    {
        _folder.Write(name, new string('x', 2000));
        Assert.Contains("cannot be read to its end", Assert.Single((await Read(name)).Problems));
    }

    [Fact]
    public async Task A_pipe_is_not_opened_and_bytes_are_no_text()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        _folder.Write("ann/exercises/02-kernels/Saxpy.cs", "a\0b");
        _folder.Write("bob/exercises/02-kernels/x", "");
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_folder.Path, "bob/exercises/02-kernels/Saxpy.cs")])!)
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("is no text", Assert.Single((await Read("ann")).Problems));
        Assert.Contains("no plain file", Assert.Single((await Read("bob")).Problems));
    }

    [Fact]
    public void Names_are_sorted_and_one_name_stands_for_one_learner()
    {
        _folder.Write("class/bob/x", "");
        _folder.Write("class/Ann/x", "");
        _folder.Write("class/notes.txt", "");
        Assert.Equal(["Ann", "bob"], HandedIn.All(Path.Combine(_folder.Path, "class")).Select(one => one.Name));
        Archives.Zip(Path.Combine(_folder.Path, "class/bob.zip"));
        var twice = Assert.Throws<InvalidDataException>(() => HandedIn.All(Path.Combine(_folder.Path, "class")));
        Assert.Contains("two submissions are of \"bob\"", twice.Message);
        Assert.Throws<InvalidDataException>(() => HandedIn.All(Path.Combine(_folder.Path, "nowhere")));
    }

    private Task<Submitted> Read(string path, IntakeLimits? limits = null) => new HandedIn("ann", Path.Combine(_folder.Path, path),
        IsGit: false)
        .Read([Wanted], limits ?? new(), TestContext.Current.CancellationToken);
}
