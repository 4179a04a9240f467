using System.Security.Cryptography;
using Headroom.Cli.Running;
using Headroom.Course;

namespace Headroom.Cli.Publishing;

/// <summary>
/// What packs the pages' scripts, installed once into <c>artifacts/web</c> from a lock file; after that no network is needed.
/// </summary>
internal sealed class SiteTools(string folder)
{
    private static readonly string[] s_locks = ["package.json", "package-lock.json", ".npmrc"];
    private static readonly string[] s_scripts = ["exercise", "progress", "worker", "sw"];

    /// <exception cref="UsageException">npm is missing, or could not install; the message says what to do.</exception>
    public static async Task<SiteTools> Open(CourseLayout layout, CancellationToken cancel)
    {
        var sources = layout.PathTo("lib/Headroom.Web/site");
        var locks = s_locks.Select(file => Path.Combine(sources, file)).ToList();
        var version = Convert.ToHexStringLower(SHA256.HashData([.. locks.SelectMany(File.ReadAllBytes)]))[..12];
        var folder = layout.PathTo($"artifacts/web/{version}");
        var done = Path.Combine(folder, "installed");
        Directory.CreateDirectory(folder);
        if (!File.Exists(done))
        {
            foreach (var file in locks) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            var install = await OtherProgram.Run("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit"], folder, "", cancel)
                ?? throw new UsageException(
                    "The pages' editor comes from npm, and no npm was found on PATH. Install Node.js 20 or later from https://nodejs.org "
                    + "(Debian, Ubuntu: apt install nodejs npm) and run ./course web again.");
            if (install.ExitCode != 0)
                throw new UsageException(
                    $"npm could not install the pages' packages into {folder}. It needs a network the first time only. It "
                    + $"said:\n{Last(install.Errors)}");
            await File.WriteAllTextAsync(done, "", cancel);
        }
        // Beside the packages, where what they import is found.
        var copy = Directory.CreateDirectory(Path.Combine(folder, "site")).FullName;
        foreach (var file in Directory.EnumerateFiles(sources, "*.*").Where(file => Path.GetExtension(file) is ".js" or ".css"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        return new SiteTools(folder);
    }

    /// <summary>Packs the scripts into a folder.</summary>
    /// <exception cref="UsageException">A script has a mistake.</exception>
    public async Task Pack(string output, CancellationToken cancel)
    {
        var packed = await OtherProgram.Run(
            "node",
            [
                Path.Combine(folder, "node_modules", "esbuild", "bin", "esbuild"), 
                .. s_scripts.Select(name => $"site/{name}.js"), "site/page.css",
                "--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--legal-comments=none", "--log-level=warning",
                "--external:./_framework/*", $"--outdir={output}",
            ],
            folder, "", cancel) ?? throw new UsageException("The pages' scripts are packed with node, and no node was found on PATH.");
        File.Copy(
            Path.Combine(folder, "node_modules", "brotli-dec-wasm", "pkg", "brotli_dec_wasm_bg.wasm"), Path.Combine(output, "brotli.wasm"),
            overwrite: true);
        if (packed.ExitCode != 0) throw new UsageException($"The pages' scripts could not be packed:\n{Last(packed.Errors)}");
    }

    /// <summary>The licences of the packages that pages hold.</summary>
    public string Licences()
    {
        var modules = Path.Combine(folder, "node_modules");
        var deep = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 };
        var texts = Directory.EnumerateFiles(modules, "LICENSE*", deep)
            .Where(file => !file.Contains("esbuild", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => (Package: Path.GetRelativePath(modules, Path.GetDirectoryName(file)!).Replace('\\', '/'), File: file))
            .Select(one => $"{one.Package}\n\n{File.ReadAllText(one.File)}");
        return string.Join("\n\n", texts);
    }

    private static string Last(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(8));
}
