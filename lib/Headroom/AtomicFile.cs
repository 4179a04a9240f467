namespace Headroom;

/// <summary>Writes a file whole or not at all: a reader, or the next run after a kill, sees the old content or the new one.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the target and renames, which is atomic within a folder. Makes the folder when it is missing.</summary>
    /// <exception cref="IOException">The folder cannot be written; the target is as it was.</exception>
    public static void Write(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>As <see cref="Write(string, string)"/>, of bytes.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>As <see cref="Write(string, string)"/>, of what <paramref name="content"/> puts into the stream.</summary>
    public static void Write(string path, Action<Stream> content) => Write(path, content, ownerOnly: false);

    /// <summary>
    /// As <see cref="Write(string, Action{Stream})"/>, into a file that nobody but its owner can read (mode 600): from its first byte on,
    /// and whatever mode the target had. On Windows the folder's rights apply.
    /// </summary>
    public static void WritePrivate(string path, Action<Stream> content) => Write(path, content, ownerOnly: true);

    private static void Write(string path, Action<Stream> content, bool ownerOnly)
    {
        ArgumentNullException.ThrowIfNull(content);
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (ownerOnly && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(draft, options))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
