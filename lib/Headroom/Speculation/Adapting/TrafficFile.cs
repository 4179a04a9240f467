using System.Security.Cryptography;

namespace Headroom.Speculation.Adapting;

/// <summary>
/// What was learned from traffic, on disk. It holds what users wrote: nothing is read or written unless somebody asks for it, the owner
/// alone can read it, its size has a bound, and <see cref="Forget"/> deletes it. It is replaced whole, so a process that is killed while it
/// writes leaves the file as it was.
/// </summary>
public sealed class TrafficFile
{
    private static readonly byte[] s_mark = "HEADROOM TRAFFIC 2\n"u8.ToArray();
    private readonly string _path;

    public TrafficFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = System.IO.Path.GetFullPath(path);
    }

    public string Path => _path;

    /// <summary>
    /// What was kept, or nothing yet where there is no file. One that is damaged, larger than asked for, or learned for something else or
    /// with other options is told by <paramref name="told"/>, and learning begins anew; the next <see cref="Save"/> replaces it.
    /// </summary>
    /// <param name="of">What it should be good for, as <see cref="Learned.Of"/>.</param>
    /// <param name="options">What the tables should be like.</param>
    /// <param name="width">Of the draft's states; 0 where no draft is taught.</param>
    /// <param name="told">One sentence for the user where the file could not be used, null where all is well.</param>
    public Learned Load(string of, TrafficOptions options, int width, out string? told)
    {
        ArgumentNullException.ThrowIfNull(options);
        told = null;
        var nothing = Learned.Nothing(of, options, width);
        if (!File.Exists(_path)) return nothing;
        try
        {
            var kept = Read(of, options);
            if (kept is not null && kept.Tables.Options == options && (kept.Head?.Width ?? 0) == width) return kept;
            told = kept is null
                ? $"{_path} was learned with another model, so learning begins anew."
                : $"{_path} was learned with other options, so learning begins anew.";
        }
        catch (Exception thrown) when (thrown is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            told = $"{_path} cannot be used, so learning begins anew: {thrown.Message}";
        }
        return nothing;
    }

    /// <summary>Replaces the file, readable by its owner only.</summary>
    /// <exception cref="IOException">The folder cannot be written; the file is as it was.</exception>
    public void Save(Learned learned)
    {
        ArgumentNullException.ThrowIfNull(learned);
        // Each kill while writing leaves a draft: they must not pile up, and one that is being written now is none of them.
        foreach (var draft in Drafts().Where(draft => File.GetLastWriteTimeUtc(draft) < DateTime.UtcNow.AddHours(-1))) File.Delete(draft);
        using var body = new MemoryStream();
        learned.Write(body);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        AtomicFile.WritePrivate(_path, stream =>
        {
            stream.Write(s_mark);
            stream.Write(SHA256.HashData(bytes.Span));
            stream.Write(bytes.Span);
        });
    }

    /// <summary>
    /// Deletes the file, and what processes left beside it that were killed while they wrote.
    /// </summary>
    /// <returns>Bytes that are gone; 0 where there was nothing.</returns>
    public long Forget()
    {
        string[] files = [.. Drafts(), .. File.Exists(_path) ? (string[])[_path] : []];
        var bytes = files.Sum(file => new FileInfo(file).Length);
        foreach (var file in files) File.Delete(file);
        return bytes;
    }

    private string[] Drafts()
    {
        var folder = System.IO.Path.GetDirectoryName(_path)!;
        return Directory.Exists(folder) ? Directory.GetFiles(folder, $"{System.IO.Path.GetFileName(_path)}.*.tmp") : [];
    }

    private Learned? Read(string of, TrafficOptions options)
    {
        var head = s_mark.Length + SHA256.HashSizeInBytes;
        var (length, most) = (new FileInfo(_path).Length, Learned.MostBytes(options));
        if (length < head || length > head + most)
            throw new InvalidDataException($"it has {length:#,0} B, and what is learned takes up to {most:#,0}.");
        var bytes = File.ReadAllBytes(_path);
        if (!bytes.AsSpan(0, s_mark.Length).SequenceEqual(s_mark)) throw new InvalidDataException("it does not begin as such a file does.");
        if (!SHA256.HashData(bytes.AsSpan(head)).AsSpan().SequenceEqual(bytes.AsSpan(s_mark.Length, SHA256.HashSizeInBytes)))
            throw new InvalidDataException("its checksum is not that of its bytes: it is damaged.");
        using var body = new MemoryStream(bytes, head, bytes.Length - head, writable: false);
        return Learned.Read(body, of, options.Bytes);
    }
}
