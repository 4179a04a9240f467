using Headroom.Cli.Running;

namespace Headroom.Cli.Editors;

/// <summary>An editor that takes extensions of VS Code, by the command that starts it.</summary>
/// <param name="Name">Of the command: <c>code</c>.</param>
/// <param name="Path">Where it is.</param>
internal sealed record Editor(string Name, string Path)
{
    /// <summary>VS Code, its insiders' edition, VSCodium, and VS Code in a browser.</summary>
    public static IReadOnlyList<string> Names { get; } = ["code", "code-insiders", "codium", "code-server"];

    /// <summary>Those that stand in a folder of <paramref name="search"/>, which is written as PATH is; the first of each name.</summary>
    public static IReadOnlyList<Editor> Find(string? search)
    {
        string[] folders = (search ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] endings = OperatingSystem.IsWindows() ? [".cmd", ".exe"] : [""];
        return
        [
            .. from name in Names
               let found = folders.SelectMany(folder => endings, (folder, ending) => System.IO.Path.Combine(folder, name + ending))
                   .FirstOrDefault(File.Exists)
               where found is not null
               select new Editor(name, found),
        ];
    }

    /// <summary>The version of the extension that it has; null where it has none.</summary>
    /// <exception cref="UsageException">It does not answer.</exception>
    public async Task<string?> Installed(string extension, CancellationToken cancel)
    {
        var listed = await Run(["--list-extensions", "--show-versions"], cancel);
        return listed.Split('\n', StringSplitOptions.TrimEntries).Select(line => line.Split('@'))
            .FirstOrDefault(parts => parts.Length == 2 && parts[0].Equals(extension, StringComparison.OrdinalIgnoreCase))?[1];
    }

    /// <exception cref="UsageException">It refuses; the message has its words.</exception>
    public Task Install(string file, CancellationToken cancel) => Run(["--install-extension", file, "--force"], cancel);

    /// <exception cref="UsageException">It refuses; the message has its words.</exception>
    public Task Remove(string extension, CancellationToken cancel) => Run(["--uninstall-extension", extension], cancel);

    private async Task<string> Run(string[] arguments, CancellationToken cancel)
    {
        var end = await OtherProgram.Run(Path, arguments, Directory.GetCurrentDirectory(), "", cancel)
            ?? throw new UsageException($"{Path} cannot be started.");
        return end.ExitCode == 0
            ? end.Output
            : throw new UsageException($"{Name} {arguments[0]} ended with {end.ExitCode}. It said:\n{end.Said}");
    }
}
