using System.IO.Compression;
using System.Reflection.Metadata;
using System.Security.Cryptography;
using System.Text;

namespace Headroom.Grading;

/// <summary>
/// The text that an assembly was compiled from: out of its symbols, or from the file that they name where nothing has changed it since.
/// </summary>
internal static class SubmittedSource
{
    private static readonly Guid s_embedded = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");
    private static readonly Guid s_sha256 = new("8829d00f-11b8-4213-878b-770e8597ac16");

    public static string? Of(string assembly, string name)
    {
        var symbols = Path.ChangeExtension(assembly, ".pdb");
        if (!File.Exists(symbols)) return null;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
        var reader = provider.GetMetadataReader();
        var written = reader.Documents.Where(document => !PathOf(reader, document).EndsWith(".g.cs", StringComparison.Ordinal)).ToList();
        var named = written.FindAll(document => FileName(PathOf(reader, document)) == name);
        return (named.Count == 1 ? named : written) is [var only] ? Embedded(reader, only) ?? OnDisk(reader, only) : null;
    }

    private static string PathOf(MetadataReader reader, DocumentHandle document) => reader.GetString(reader.GetDocument(document).Name);

    // A path may come from another system.
    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    // Four bytes of length, 0 where the text is not packed, then the file's bytes.
    private static string? Embedded(MetadataReader reader, DocumentHandle document)
    {
        foreach (var handle in reader.GetCustomDebugInformation(document))
        {
            var information = reader.GetCustomDebugInformation(handle);
            if (reader.GetGuid(information.Kind) != s_embedded) continue;
            var bytes = reader.GetBlobBytes(information.Value);
            var packed = new MemoryStream(bytes, 4, bytes.Length - 4);
            using Stream text = BitConverter.ToInt32(bytes, 0) == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
            using var lines = new StreamReader(text, Encoding.UTF8);
            return lines.ReadToEnd();
        }
        return null;
    }

    private static string? OnDisk(MetadataReader reader, DocumentHandle document)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(reader, document));
            var known = reader.GetDocument(document);
            var isSame = reader.GetGuid(known.HashAlgorithm) == s_sha256
                && SHA256.HashData(bytes).AsSpan().SequenceEqual(reader.GetBlobBytes(known.Hash));
            using var lines = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
            return isSame ? lines.ReadToEnd() : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
