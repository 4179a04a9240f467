using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Headroom.Classroom.Tests.Intake;

/// <summary>Archives as learners and attackers make them.</summary>
internal static class Archives
{
    // S_IFLNK | 0777, in the upper half of the attributes.
    private const int Link = unchecked((int)0xA1FF0000);

    public static string Zip(string path, params (string Name, string Text)[] files)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            var entry = archive.CreateEntry(name);
            using var stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        return path;
    }

    public static string ZipWithLink(string path, string name, string target)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        var entry = archive.CreateEntry(name);
        entry.ExternalAttributes = Link;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(target));
        return path;
    }

    public static string Tar(string path, params (string Name, string Text)[] files)
    {
        using var file = File.Create(path);
        using Stream packed = path.EndsWith("gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using var writer = new TarWriter(packed);
        foreach (var (name, text) in files)
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile,
                name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        return path;
    }

    public static string TarWithLink(string path, string name, string target, TarEntryType type = TarEntryType.SymbolicLink)
    {
        using var writer = new TarWriter(File.Create(path));
        writer.WriteEntry(new PaxTarEntry(type, name) { LinkName = target });
        return path;
    }

    /// <summary>A file of zeros, packed a thousand times smaller.</summary>
    public static string Bomb(string path, string name, long bytes)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        var block = new byte[1 << 20];
        for (var written = 0L; written < bytes; written += block.Length) stream.Write(block);
        return path;
    }

    public static string TarBomb(string path, string name, long bytes)
    {
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        using var writer = new TarWriter(packed);
        writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(new byte[bytes]) });
        return path;
    }
}
