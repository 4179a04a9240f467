using System.Text;

namespace Headroom.Editing.Documentation;

/// <summary>
/// An XML documentation file, searched for one member at a time: building a tree of the framework's 30 MB would take seconds.
/// </summary>
internal sealed class DocumentationFile(string path)
{
    private readonly Lazy<byte[]> _bytes = new(() => Read(path));

    /// <summary>The <c>member</c> element of an id such as <c>T:System.Console</c>; null when there is none.</summary>
    public string? Find(string id)
    {
        var bytes = _bytes.Value.AsSpan();
        var name = bytes.IndexOf(Encoding.UTF8.GetBytes($"<member name=\"{id}\""));
        if (name < 0) return null;
        var end = bytes[name..].IndexOf("</member>"u8);
        var empty = bytes[name..].IndexOf("/>"u8);
        var inner = bytes[name..].IndexOf((byte)'>');
        if (end < 0 || (empty >= 0 && empty < inner)) return null;
        return Encoding.UTF8.GetString(bytes.Slice(name, end + "</member>".Length));
    }

    private static byte[] Read(string path)
    {
        try { return File.ReadAllBytes(path); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return []; }
    }
}
