using System.Formats.Tar;
using System.IO.Compression;

namespace Headroom.Classroom.Intake;

/// <summary>
/// Reads an archive without unpacking it: nothing of it is ever written, so that no path can climb out and no link can lead anywhere.
/// </summary>
internal static class SubmittedArchive
{
    // The file type bits of a Unix mode, in the upper half of a zip entry's attributes, and those of a link.
    private const int TypeBits = 0xF000, Link = 0xA000;

    private static readonly string[] s_endings = [".tar.gz", ".tgz", ".tar", ".zip"];

    /// <summary>The ending by which an archive is known; null for another file.</summary>
    public static string? Ending(string path) => s_endings.FirstOrDefault(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidDataException">It is broken, or larger than the limits allow.</exception>
    public static void Read(string path, Collected into, IntakeLimits limits)
    {
        using var file = File.OpenRead(path);
        if (file.Length > limits.Archive)
            throw new InvalidDataException($"{file.Length:#,0} B, more than the {limits.Archive:#,0} B that are read of an archive");
        if (Ending(path) == ".zip") Zip(file, into);
        else if (Ending(path) == ".tar") Tar(new LimitedStream(file, limits.Unpacked), into);
        else Tar(new LimitedStream(new GZipStream(file, CompressionMode.Decompress), limits.Unpacked), into);
    }

    private static void Zip(Stream file, Collected into)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            var isLink = ((entry.ExternalAttributes >> 16) & TypeBits) == Link;
            Offer(entry.FullName, isLink, entry.IsEncrypted, entry.Length, entry.Open, into);
        }
    }

    private static void Tar(Stream stream, Collected into)
    {
        using var reader = new TarReader(stream);
        while (Next(reader) is { } entry)
        {
            var isLink = entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink;
            if (isLink || entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                Offer(entry.Name, isLink, false, entry.Length, () => entry.DataStream ?? Stream.Null, into);
            else into.Count();
        }
    }

    private static TarEntry? Next(TarReader reader)
    {
        try
        {
            return reader.GetNextEntry();
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("it is broken: " + e.Message, e);
        }
    }

    private static void Offer(string written, bool isLink, bool isEncrypted, long length, Func<Stream> open, Collected into)
    {
        var path = written.Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        if (ClimbsOut(path))
        {
            into.Count();
            into.Problem($"{path} has a path that leads out of the archive, and is not read");
        }
        else if (isLink || isEncrypted)
        {
            into.Count();
            into.ProblemOf(path, isLink ? "is a link, which is not followed" : "is encrypted");
        }
        else into.Offer(path, length, open);
    }

    private static bool ClimbsOut(string path) =>
        path.StartsWith('/') || path.Length > 1 && path[1] == ':' || path.Split('/').Contains("..");
}
