using System.Text.Json;

namespace Headroom.Agents.Consenting;

/// <summary>
/// What the learner agreed to, by repository and host, in a file that no repository tracks. It is asked again for another host, for a file
/// that was not named, and for more tokens.
/// </summary>
public sealed class ConsentFile(string path)
{
    private sealed record Entry(string Repository, string Host, string[] Files, long MostTokens);

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Whether what is asked lies within what was agreed to.</summary>
    public bool Covers(ConsentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Read().Any(entry => Same(entry, request) && entry.MostTokens >= request.MostTokens
            && request.Files.All(new HashSet<string>(entry.Files).Contains));
    }

    public void Remember(ConsentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Entry[] entries = [.. Read().Where(entry => !Same(entry, request)),
            new(request.Repository, request.Host, [.. request.Files], request.MostTokens)];
        AtomicFile.Write(path, JsonSerializer.Serialize(entries, s_json) + "\n");
    }

    /// <summary>
    /// Asks where nothing covers the request. An answer of yes is remembered; null is nobody there to ask, and no consent.
    /// </summary>
    public bool Obtain(ConsentRequest request, Func<string, bool?> ask)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(ask);
        if (Covers(request)) return true;
        if (ask(request.Text) != true) return false;
        Remember(request);
        return true;
    }

    private static bool Same(Entry entry, ConsentRequest request) => entry.Repository == request.Repository && entry.Host == request.Host;

    // A file that is no consent is none: then it is asked again.
    private Entry[] Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Entry[]>(File.ReadAllText(path), s_json) ?? [];
        }
        catch (Exception wrong) when (wrong is IOException or JsonException)
        {
            return [];
        }
    }
}
