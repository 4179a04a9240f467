using Headroom.Cli;
using Headroom.Cli.Book;

namespace Headroom.Testing.Book;

public sealed class BookToolsTest
{
    [Fact]
    public async Task Without_npm_the_message_says_what_to_install()
    {
        using var course = new TemporaryCourse();
        var missing = await Assert.ThrowsAsync<UsageException>(() =>
            BookTools.Open(course.Layout, TestContext.Current.CancellationToken, npm: "npm-that-is-not-there"));
        Assert.Contains("no npm was found on PATH. Install Node.js 20 or later", missing.Message);
    }

    [Fact]
    public async Task An_installation_that_failed_is_tried_again()
    {
        using var course = new TemporaryCourse();
        // dotnet knows no "ci", and says so.
        var failed = await Assert.ThrowsAsync<UsageException>(() =>
            BookTools.Open(course.Layout, TestContext.Current.CancellationToken, npm: Grading.Hosting.DotnetHost.Path));
        Assert.Contains("npm could not install the book's packages", failed.Message);
        Assert.Empty(Directory.EnumerateFiles(course.PathTo("artifacts/book"), "installed", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_installed_is_installed_once()
    {
        using var course = new TemporaryCourse();
        await Assert.ThrowsAsync<UsageException>(() =>
            BookTools.Open(course.Layout, TestContext.Current.CancellationToken, npm: "npm-that-is-not-there"));
        var folder = Assert.Single(Directory.EnumerateDirectories(course.PathTo("artifacts/book")));
        File.WriteAllText(Path.Combine(folder, "installed"), "");
        Assert.NotNull(await BookTools.Open(course.Layout, TestContext.Current.CancellationToken, npm: "npm-that-is-not-there"));
    }

    [Fact]
    public void The_lock_file_names_no_host()
    {
        var text = File.ReadAllText(Repository.PathTo("lib", "Headroom.Cli", "Book", "assets", "package-lock.json"));
        Assert.DoesNotContain("\"resolved\"", text);
        Assert.Contains("\"integrity\"", text);
    }
}
