using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Headroom.Cli.Publishing;

/// <summary>
/// Packs large files as pages unpack them, whatever their host does to answers: NAME.z in brotli, a fifth smaller than gzip. It takes a
/// minute for all of them, so what was packed before is kept.
/// </summary>
/// <param name="folder">Where it is kept, by the hash of what was packed.</param>
internal sealed class Packing(string folder)
{
    private const int Quality = 11, Window = 24;
    private static readonly string[] s_packed = [".wasm", ".zip"];
    private readonly ConcurrentDictionary<string, bool> _used = new();

    /// <summary>Writes a file of the site, packed where it is a large kind.</summary>
    public void Write(string path, byte[] content)
    {
        if (!s_packed.Contains(Path.GetExtension(path)))
        {
            File.WriteAllBytes(path, content);
            return;
        }
        var kept = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(content)));
        _used[kept] = true;
        if (!File.Exists(kept)) AtomicFile.Write(kept, Packed(content));
        File.Copy(kept, $"{path}.z");
    }

    /// <summary>Deletes what was kept for an older site.</summary>
    public void Forget()
    {
        foreach (var kept in Directory.EnumerateFiles(folder).Where(file => !_used.ContainsKey(file))) File.Delete(kept);
    }

    private static ReadOnlyMemory<byte> Packed(byte[] content)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, packed, out var length, Quality, Window)
            ? packed.AsMemory(0, length)
            : throw new InvalidOperationException("brotli gave more bytes than it may");
    }
}
