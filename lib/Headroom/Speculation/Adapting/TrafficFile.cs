using System.Security.Cryptography;

namespace Headroom.Speculation.Adapting;

/// <summary>
/// What was learned from traffic, on disk. It holds what users wrote: nothing is read or written unless somebody asks for it, the owner
/// alone can read it, its size is bounded by the table's, and <see cref="Forget"/> deletes it. It is replaced whole, so a process that is
/// killed while it writes leaves the file as it was.
/// </summary>
public sealed class TrafficFile
{
    private static readonly byte[] s_mark = "HEADROOM TRAFFIC 1\n"u8.ToArray();
    private readonly string _path;

    public TrafficFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = System.IO.Path.GetFullPath(path);
    }

    public string Path => _path;

    /// <summary>
    /// The table that was kept, or a new one where there is none. A file that is damaged, larger than asked for or of other options is told
    /// by <paramref name="told"/>, and a new table begins; the next <see cref="Save"/> replaces it.
    /// </summary>
    /// <param name="options">What the table should be like.</param>
    /// <param name="told">One sentence for the user where the file could not be used, null where all is well.</param>
    public TrafficTables Load(TrafficOptions options, out string? told)
    {
        ArgumentNullException.ThrowIfNull(options);
        told = null;
        if (!File.Exists(_path)) return new(options);
        try
        {
            var tables = Read(options);
            if (tables.Options == options) return tables;
            told = $"{_path} was learned with other options, so learning begins anew.";
        }
        catch (Exception thrown) when (thrown is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            told = $"{_path} cannot be used, so learning begins anew: {thrown.Message}";
        }
        return new(options);
    }

    /// <summary>Replaces the file, readable by its owner only.</summary>
    /// <exception cref="IOException">The folder cannot be written; the file is as it was.</exception>
    public void Save(TrafficTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        // Each kill while writing leaves a draft: they must not pile up, and one that is being written now is none of them.
        foreach (var draft in Drafts().Where(draft => File.GetLastWriteTimeUtc(draft) < DateTime.UtcNow.AddHours(-1))) File.Delete(draft);
        using var body = new MemoryStream();
        tables.Write(body);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        AtomicFile.WritePrivate(_path, stream =>
        {
            stream.Write(s_mark);
            stream.Write(SHA256.HashData(bytes.Span));
            stream.Write(bytes.Span);
        });
    }

    /// <summary>
    /// Deletes the file, and what processes left beside it that were killed while they wrote. True where there was something.
    /// </summary>
    public bool Forget()
    {
        string[] files = [.. Drafts(), .. File.Exists(_path) ? (string[])[_path] : []];
        foreach (var file in files) File.Delete(file);
        return files.Length > 0;
    }

    private string[] Drafts()
    {
        var folder = System.IO.Path.GetDirectoryName(_path)!;
        return Directory.Exists(folder) ? Directory.GetFiles(folder, $"{System.IO.Path.GetFileName(_path)}.*.tmp") : [];
    }

    private TrafficTables Read(TrafficOptions options)
    {
        var head = s_mark.Length + SHA256.HashSizeInBytes;
        var length = new FileInfo(_path).Length;
        if (length < head || length > head + options.Bytes + 1024L)
            throw new InvalidDataException($"it has {length:#,0} B, and a table of {options.Bytes:#,0} B takes little more than that.");
        var bytes = File.ReadAllBytes(_path);
        if (!bytes.AsSpan(0, s_mark.Length).SequenceEqual(s_mark)) throw new InvalidDataException("it does not begin as such a file does.");
        if (!SHA256.HashData(bytes.AsSpan(head)).AsSpan().SequenceEqual(bytes.AsSpan(s_mark.Length, SHA256.HashSizeInBytes)))
            throw new InvalidDataException("its checksum is not that of its bytes: it is damaged.");
        using var body = new MemoryStream(bytes, head, bytes.Length - head, writable: false);
        return TrafficTables.Read(body, options.Bytes);
    }
}
