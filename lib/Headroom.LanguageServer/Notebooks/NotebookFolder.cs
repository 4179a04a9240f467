namespace Headroom.LanguageServer.Notebooks;

/// <summary>Where relative paths of a notebook begin: the folder that its kernel would work in.</summary>
internal static class NotebookFolder
{
    /// <param name="uri">The notebook's.</param>
    /// <param name="fallback">For a notebook that is no file, such as one that was never saved.</param>
    public static string Of(string uri, string fallback)
    {
        // VS Code writes the colon of a drive as %3A, and then it is no drive to System.Uri.
        var plain = uri.Replace("%3A", ":", StringComparison.OrdinalIgnoreCase);
        return Uri.TryCreate(plain, UriKind.Absolute, out var parsed) && parsed.IsFile
            ? Path.GetDirectoryName(parsed.LocalPath) ?? fallback
            : fallback;
    }
}
