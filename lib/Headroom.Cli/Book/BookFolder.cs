namespace Headroom.Cli.Book;

/// <summary>Where the book goes. A new book is written beside the old one and takes its place when it is whole.</summary>
internal sealed class BookFolder : IDisposable
{
    private const string Marker = ".headroom-book";
    private readonly string _target, _draft, _old;
    private readonly FileStream _held;

    private BookFolder(string target, FileStream held) =>
        (_target, _held, _draft, _old) = (target, held, Beside(target, "new"), Beside(target, "old"));

    /// <exception cref="UsageException">The folder holds something other than a book, or another book is being written into it.</exception>
    public static BookFolder Begin(string path)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(target)) throw new UsageException($"--out {path} is a file. Name a folder.");
        if (Directory.Exists(target) && !File.Exists(Path.Combine(target, Marker)) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new UsageException(
                $"{path} holds other files, and a new book takes the place of all that is in its folder. Name an empty folder or a new "
                + "one with --out.");
        if (Path.GetDirectoryName(target) is not { } parent)
            throw new UsageException($"--out {path} is the root of a disk. Name a folder in it.");
        Directory.CreateDirectory(parent);
        var folder = new BookFolder(target, Hold(target, path));
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
        File.WriteAllText(Path.Combine(_draft, Marker), "Written by ./course book, which replaces this folder.\n");
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
    private static FileStream Hold(string target, string path)
    {
        try
        {
            return new FileStream(
                Beside(target, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new UsageException($"Another ./course book is writing {path}. Wait for it, or name another folder with --out.");
        }
    }

    private static string Beside(string target, string kind) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{kind}");
}
