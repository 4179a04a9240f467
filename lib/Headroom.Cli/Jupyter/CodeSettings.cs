using System.Text.Json;

namespace Headroom.Cli.Jupyter;

/// <summary>
/// VS Code's settings of the user, where one of its Jupyter extension decides whether C# cells are completed. No settings of a workspace
/// count.
/// </summary>
internal static class CodeSettings
{
    private const string Key = "jupyter.completionTriggerCharacters";

    /// <summary>What to paste into the user's settings.json.</summary>
    public const string ToPaste = "\"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\", \"(\", \"<\", \"#\", \"\\\"\"] }";

    private static readonly JsonDocumentOptions s_withComments = new()
    {
        CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    /// <summary>
    /// True or false as the settings have it; null where VS Code has no settings on this machine, or they cannot be read.
    /// </summary>
    public static bool? Complete() => Files().Select(Read).FirstOrDefault(found => found is not null);

    internal static bool? Read(string file)
    {
        try
        {
            using var settings = JsonDocument.Parse(File.ReadAllText(file), s_withComments);
            return settings.RootElement.ValueKind == JsonValueKind.Object && settings.RootElement.TryGetProperty(Key, out var languages)
                && languages.ValueKind == JsonValueKind.Object && languages.TryGetProperty("csharp", out var characters)
                    && characters.ValueKind == JsonValueKind.Array && characters.GetArrayLength() > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Files()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Application Support")
            : Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } config ? config : Path.Combine(home, ".config");
        string[] editors = ["Code", "Code - Insiders", "VSCodium"];
        return editors.Select(editor => Path.Combine(folder, editor, "User", "settings.json")).Where(File.Exists);
    }
}
