namespace Headroom.Cli.Book;

/// <summary>Where a site of the course goes. A new one is written beside the old one and takes its place when it is whole.</summary>
internal sealed class BookFolder : IDisposable
{
    private readonly string _kind, _target, _draft, _old;
    private readonly FileStream _held;

    private BookFolder(string kind, string target, FileStream held) =>
        (_kind, _target, _held, _draft, _old) = (kind, target, held, Beside(target, "new"), Beside(target, "old"));

    /// <param name="path">The folder.</param>
    /// <param name="kind">The verb that writes it.</param>
    /// <exception cref="UsageException">The folder holds something else, or another such site is being written into it.</exception>
    public static BookFolder Begin(string path, string kind = "book")
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(target)) throw new UsageException($"--out {path} is a file. Name a folder.");
        if (Directory.Exists(target) && !File.Exists(Path.Combine(target, Marker(kind)))
            && Directory.EnumerateFileSystemEntries(target).Any())
            throw new UsageException(
                $"{path} holds other files, and what ./course {kind} writes takes the place of all that is in its folder. Name an empty "
                + "folder or a new one with --out.");
        if (Path.GetDirectoryName(target) is not { } parent)
            throw new UsageException($"--out {path} is the root of a disk. Name a folder in it.");
        Directory.CreateDirectory(parent);
        var folder = new BookFolder(kind, target, Hold(target, path, kind));
        folder.TidyUp();
        Directory.CreateDirectory(folder._draft);
        return folder;
    }

    /// <summary>Path in the new book of a file of it; makes its folder.</summary>
    public string PathTo(string file)
    {
        var path = Path.Combine(_draft, file.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>The new book is whole: it takes the old one's place.</summary>
    public void Publish()
    {
        File.WriteAllText(Path.Combine(_draft, Marker(_kind)), $"Written by ./course {_kind}, which replaces this folder.\n");
        if (Directory.Exists(_target)) Directory.Move(_target, _old);
        Directory.Move(_draft, _target);
        if (Directory.Exists(_old)) Directory.Delete(_old, recursive: true);
    }

    public void Dispose()
    {
        TidyUp();
        _held.Dispose();
    }

    // What a killed build left: a half-written draft, or an old book that was already moved aside.
    private void TidyUp()
    {
        if (Directory.Exists(_draft)) Directory.Delete(_draft, recursive: true);
        if (!Directory.Exists(_old)) return;
        if (Directory.Exists(_target)) Directory.Delete(_old, recursive: true);
        else Directory.Move(_old, _target);
    }

    // The system lets go of the file when this process ends, however it ends.
    private static FileStream Hold(string target, string path, string kind)
    {
        try
        {
            return new FileStream(
                Beside(target, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new UsageException($"Another ./course {kind} is writing {path}. Wait for it, or name another folder with --out.");
        }
    }

    private static string Marker(string kind) => $".headroom-{kind}";

    private static string Beside(string target, string kind) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{kind}");
}
