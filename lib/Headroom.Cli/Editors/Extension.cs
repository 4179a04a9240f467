using System.Text.Json;
using Headroom.Cli.Running;
using Headroom.Course;

namespace Headroom.Cli.Editors;

/// <summary>The course's extension for VS Code: its sources in <c>vscode/</c>, and the file that editors install.</summary>
internal sealed class Extension(CourseLayout layout, string npm = "npm")
{
    /// <summary>What editors know it by: publisher and name in its package.json.</summary>
    public const string Id = "headroom.headroom-course";

    /// <summary>Relative to the course's folder.</summary>
    public const string File = "artifacts/headroom.vsix";

    private static readonly string[] s_made = ["node_modules", "dist"];

    private string Folder => layout.PathTo("vscode");

    public string Path => layout.PathTo(File);

    public bool IsBuilt => System.IO.File.Exists(Path);

    /// <summary>False where a source was saved after the file was made.</summary>
    public bool IsFresh => IsBuilt && Sources().All(source => source.LastWriteTimeUtc <= System.IO.File.GetLastWriteTimeUtc(Path));

    /// <summary>As its package.json has it.</summary>
    /// <exception cref="UsageException">There is none, or it cannot be read.</exception>
    public string Version
    {
        get
        {
            var manifest = System.IO.Path.Combine(Folder, "package.json");
            try
            {
                using var json = JsonDocument.Parse(System.IO.File.ReadAllText(manifest));
                return json.RootElement.GetProperty("version").GetString()!;
            }
            catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new UsageException(
                    $"vscode/package.json cannot be read: {e.Message}\ngit restore vscode brings the extension's sources back.");
            }
        }
    }

    /// <summary>
    /// Makes the file with npm; false where there is no npm. A file from before stays until the new one is whole.
    /// </summary>
    /// <exception cref="UsageException">npm could not; the message says what it said.</exception>
    public async Task<bool> Build(CancellationToken cancel)
    {
        foreach (var step in new string[][] { ["ci", "--ignore-scripts", "--no-fund", "--no-audit"], ["run", "package"] })
        {
            if (await OtherProgram.Run(npm, step, Folder, "", cancel) is not { } end) return false;
            if (end.ExitCode != 0)
                throw new UsageException(
                    $"npm {step[0]} could not build the extension in vscode/. Its packages need a network the first time, and Node.js 20 "
                    + $"or later. It said:\n{end.Said}");
        }
        return true;
    }

    private IEnumerable<FileInfo> Sources() =>
        new DirectoryInfo(Folder).EnumerateFileSystemInfos().Where(entry => !s_made.Contains(entry.Name)).SelectMany(entry =>
            entry is DirectoryInfo folder ? folder.EnumerateFiles("*", SearchOption.AllDirectories) : [(FileInfo)entry]);
}
