using System.Reflection;
using System.Security.Cryptography;
using Headroom.Cli.Running;
using Headroom.Course;

namespace Headroom.Cli.Book;

/// <summary>
/// The packages that the book is drawn with, installed once into <c>artifacts/book</c> from a lock file; after that no network is needed.
/// </summary>
internal sealed class BookTools(string folder) : IBookTools
{
    private static readonly string[] s_files = ["package.json", "package-lock.json", ".npmrc", "formulas.cjs"];

    /// <exception cref="UsageException">npm is missing, or could not install; the message says what to do.</exception>
    public static async Task<BookTools> Open(CourseLayout layout, CancellationToken cancel, string npm = "npm")
    {
        var folder = layout.PathTo($"artifacts/book/{Version()}");
        var done = Path.Combine(folder, "installed");
        if (File.Exists(done)) return new BookTools(folder);
        Directory.CreateDirectory(folder);
        foreach (var file in s_files) await File.WriteAllBytesAsync(Path.Combine(folder, file), Content(file), cancel);
        var install = await OtherProgram.Run(npm, ["ci", "--ignore-scripts", "--no-fund", "--no-audit"], folder, "", cancel)
            ?? throw new UsageException(
                "The book's charts and formulas come from npm, and no npm was found on PATH. Install Node.js 20 or later from "
                + "https://nodejs.org (Debian, Ubuntu: apt install nodejs npm) and run ./course book again.");
        if (install.ExitCode != 0)
            throw new UsageException(
                $"npm could not install the book's packages into {folder}. It needs a network the first time only. It "
                + $"said:\n{Text.Last(install.Errors)}");
        await File.WriteAllTextAsync(done, "", cancel);
        return new BookTools(folder);
    }

    /// <summary>Files of the packages that pages load, by their name in the site's <c>assets</c>.</summary>
    public IEnumerable<(string Name, string Source)> Assets()
    {
        var modules = Path.Combine(folder, "node_modules");
        yield return ("plotly.js", Path.Combine(modules, "plotly.js-cartesian-dist-min", "plotly-cartesian.min.js"));
        yield return ("plotly.LICENSE.txt", Path.Combine(modules, "plotly.js-cartesian-dist-min", "LICENSE"));
        yield return ("katex/katex.css", Path.Combine(modules, "katex", "dist", "katex.min.css"));
        yield return ("katex/LICENSE.txt", Path.Combine(modules, "katex", "LICENSE"));
        foreach (var font in Directory.EnumerateFiles(Path.Combine(modules, "katex", "dist", "fonts")).Order(StringComparer.Ordinal))
            yield return ($"katex/fonts/{Path.GetFileName(font)}", font);
    }

    public async Task<string> Draw(string formulas, CancellationToken cancel)
    {
        var drawn = await OtherProgram.Run("node", [Path.Combine(folder, "formulas.cjs")], folder, formulas, cancel)
            ?? throw new UsageException(
                "The book's formulas are drawn by node, and no node was found on PATH. Install Node.js 20 or later from "
                + "https://nodejs.org and run ./course book again.");
        return drawn.ExitCode == 0
            ? drawn.Output
            : throw new UsageException($"node could not draw the book's formulas. It said:\n{Text.Last(drawn.Errors)}");
    }

    // Another lock file is another folder, so an old installation is never taken for a new one.
    private static string Version() => Convert.ToHexStringLower(SHA256.HashData([.. s_files.SelectMany(Content)]))[..12];

    private static byte[] Content(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"book/{file}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
