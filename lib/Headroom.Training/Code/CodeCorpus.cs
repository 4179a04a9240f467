namespace Headroom.Training.Code;

/// <summary>A document of code or of prose about it.</summary>
/// <param name="File">Where it comes from.</param>
/// <param name="Text">What a model reads.</param>
public readonly record struct CodeDocument(CodeFile File, string Text);

/// <summary>The files of a manifest, each checked by its hash.</summary>
public static class CodeCorpus
{
    /// <summary>
    /// The documents, in the manifest's order. A file that has changed or gone since is taken from the manifest's commit by git.
    /// </summary>
    /// <param name="repository">The root of a checkout.</param>
    /// <param name="manifest">What to read.</param>
    /// <exception cref="InvalidDataException">A file is neither here nor in git as it was; the message names it and what to do.</exception>
    public static IReadOnlyList<CodeDocument> Read(string repository, CodeManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var here = manifest.Files.Select(file => (File: file, Text: Here(repository, file))).ToList();
        var gone = here.Where(one => one.Text is null).Select(one => one.File.Path).ToHashSet();
        var old = gone.Count == 0 ? new Dictionary<string, string>() : GitFiles.Read(repository, manifest.Commit, gone);
        return [.. here.Select(one => new CodeDocument(one.File, CodeText.Readable(one.File.Path, one.Text ?? Old(one.File))))];

        string Old(CodeFile file)
        {
            var text = CodeText.Normalise(old.GetValueOrDefault(file.Path, ""));
            if (CodeText.Sha256(text) == file.Sha256) return text;
            throw new InvalidDataException(
                $"{file.Path} is not as it was in commit {manifest.Commit}, and git has it no more. "
                + "Fetch the repository's whole history (git fetch --unshallow), then try again.");
        }
    }

    private static string? Here(string repository, CodeFile file)
    {
        var path = Path.Combine(repository, file.Path);
        if (!File.Exists(path)) return null;
        var text = CodeText.Normalise(File.ReadAllText(path));
        return CodeText.Sha256(text) == file.Sha256 ? text : null;
    }
}
