using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Headroom.Cli.Book;

namespace Headroom.Cli.Publishing;

/// <summary>
/// Writes the course as a site: pages with names for people, and one folder of everything they load, whose name changes when anything in it
/// does.
/// </summary>
internal sealed class WebBuild(Learner learner)
{
    /// <exception cref="UsageException">A tool is missing, or the folder holds something else.</exception>
    public async Task Write(string folder, CancellationToken cancel)
    {
        using var site = BookFolder.Begin(folder, "web");
        var screen = learner.Screen;
        screen.Write("editor    packages and scripts");
        var tools = await SiteTools.Open(learner.Layout, cancel);
        var loaded = site.PathTo("loaded/.");
        await tools.Pack(loaded, cancel);
        screen.Write("runtime   .NET for the browser, the compiler and the simulated GPU: half a minute, or two on a slow machine");
        var runtime = await RuntimePublish.Run(learner.Layout, cancel);
        screen.Write("course    graders, starters and pages, packed");
        var packing = new Packing(learner.Layout.PathTo("artifacts/web/packed"));
        site.PathTo("loaded/_framework/.");
        Parallel.ForEach(
            Directory.EnumerateFiles(runtime).Where(file => Path.GetExtension(file) is ".js" or ".wasm"),
            file => packing.Write(Path.Combine(loaded, "_framework", Path.GetFileName(file)), File.ReadAllBytes(file)));
        packing.Write(Path.Combine(loaded, "course.zip"), CourseArchive.Of(learner.Layout, learner.Course));
        packing.Forget();
        await File.WriteAllTextAsync(site.PathTo("licences.txt"), tools.Licences(), cancel);
        var version = Version(site.PathTo("loaded/."));
        var assets = $"assets-{version}";
        Directory.Move(site.PathTo("loaded/."), site.PathTo(assets));
        var writer = new PageWriter(learner.Course, learner.Layout, assets);
        foreach (var (name, html) in writer.Pages()) await File.WriteAllTextAsync(site.PathTo(name), html, cancel);
        var root = site.PathTo(".");
        await Worker(site, assets, version, root, cancel);
        screen.Write($"site      {Size(root)} on the wire, {Directory.EnumerateFiles(root, "*.html").Count()} pages");
        site.Publish();
        screen.Write($"written   {Path.GetFullPath(folder)}");
    }

    private static string Version(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file).Replace('\\', '/')));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
    }

    // It must stand at the top, for it serves what lies below it.
    private static async Task Worker(BookFolder site, string assets, string version, string root, CancellationToken cancel)
    {
        var script = await File.ReadAllTextAsync(site.PathTo($"{assets}/sw.js"), cancel);
        File.Delete(site.PathTo($"{assets}/sw.js"));
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Where(file => file != "licences.txt")
            .Order(StringComparer.Ordinal);
        await File.WriteAllTextAsync(
            site.PathTo("sw.js"),
            $"const VERSION={JsonSerializer.Serialize(version)},FILES={JsonSerializer.Serialize(files)};{script}", cancel);
    }

    private static string Size(string root) =>
        $"{Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1e6:0.0} MB";
}
