using Headroom.Cli.Protocol;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Editors;

/// <summary>Puts the extension into the editors of this machine, takes it out of them, and tells which have it.</summary>
internal sealed class ExtensionDesk(Screen screen, Extension extension, IReadOnlyList<Editor> editors)
{
    /// <summary>Builds the file where that is due, and hands it to each editor.</summary>
    public async Task<int> Install(CancellationToken cancel)
    {
        await Provide(cancel);
        if (editors.Count == 0)
        {
            screen.Write($"no {string.Join(", ", Editor.Names.SkipLast(1))} or {Editor.Names[^1]} on PATH. By hand, in the editor:");
            screen.Labelled("", new Piece("Extensions, the menu ... above the list, Install from VSIX..., and choose"));
            screen.Labelled("", new Piece(extension.Path, Ink.Path));
            return Exit.Usage;
        }
        return await Each("installed", "reload its window if it is open", async editor =>
        {
            await editor.Install(extension.Path, cancel);
            return true;
        });
    }

    /// <summary>Takes it out of every editor that has it.</summary>
    public Task<int> Remove(CancellationToken cancel) => Each("removed", "", async editor =>
    {
        if (await editor.Installed(Extension.Id, cancel) is null) return false;
        await editor.Remove(Extension.Id, cancel);
        return true;
    });

    /// <summary>Which editors are there, and which version each has.</summary>
    public async Task<EditorsAnswer> Status(CancellationToken cancel)
    {
        var found = new List<EditorAnswer>();
        foreach (var editor in editors)
            found.Add(new(editor.Name, editor.Path, await editor.Installed(Extension.Id, cancel)));
        return new(extension.Version, extension.IsBuilt ? Extension.File : null, found);
    }

    public void Show(EditorsAnswer status)
    {
        screen.Write(
            [new Piece($"extension {status.Version}", Ink.Strong),
                new Piece(
                    status.File is null ? "   not built: ./course vscode install builds it"
                    : extension.IsFresh ? $"   {status.File}" : $"   {status.File}, older than vscode/", Ink.Muted)]);
        if (status.Editors.Count == 0) screen.Write($"no editor on PATH; looked for {string.Join(", ", Editor.Names)}");
        foreach (var editor in status.Editors)
        {
            var version = editor.Installed is { } has ? new Piece(has, Ink.Good) : new Piece("not installed", Ink.Muted);
            screen.Write([new Piece($"{editor.Command,-14}"), version, new Piece($"   {editor.Path}", Ink.Path)]);
        }
    }

    // A file that is there and old is better than none, where there is nothing to build with.
    private async Task Provide(CancellationToken cancel)
    {
        if (extension.IsFresh) return;
        screen.Write(extension.IsBuilt ? $"build    {Extension.File}, for vscode/ has changed" : $"build    {Extension.File}");
        if (await extension.Build(cancel))
        {
            screen.Labelled("built", new Piece($" {Extension.File}", Ink.Path), new Piece($"   {Kilobytes():#,0} kB", Ink.Muted));
            return;
        }
        if (!extension.IsBuilt)
            throw new UsageException(
                "The extension is built with npm, and no npm was found on PATH. Install Node.js 20 or later from https://nodejs.org "
                + "(Debian, Ubuntu: apt install nodejs npm) and run ./course vscode install again.");
        screen.Write($"no npm on PATH, so {Extension.File} stays as it is");
    }

    private double Kilobytes() => new FileInfo(extension.Path).Length / 1e3;

    // One that refuses does not keep the others from it.
    private async Task<int> Each(string done, string then, Func<Editor, Task<bool>> act)
    {
        var code = Exit.Ok;
        foreach (var editor in editors)
            try
            {
                if (await act(editor))
                    screen.Write(
                        [new Piece($"{done,-10}"), new Piece(editor.Name), new Piece($"   {editor.Path}", Ink.Path),
                            new Piece(then.Length > 0 ? $"   {then}" : "", Ink.Muted)]);
                else screen.Write([new Piece("nothing   "), new Piece($"to remove from {editor.Name}")]);
            }
            catch (UsageException refused)
            {
                screen.Problem(refused.Message);
                code = Exit.Usage;
            }
        return code;
    }
}
