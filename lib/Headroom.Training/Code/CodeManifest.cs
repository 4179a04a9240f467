namespace Headroom.Training.Code;

/// <summary>
/// The list of the files that models learn code from: a commit, then SHA-256, part and path of each. It stands in code.manifest, so a model
/// card can name what was trained on, and the corpus stays the same while the repository goes on.
/// </summary>
/// <param name="Commit">Where files are found that have changed since.</param>
/// <param name="Files">In the order of their paths.</param>
public sealed record CodeManifest(string Commit, IReadOnlyList<CodeFile> Files)
{
    // One file in twelve is held out.
    private const int HoldOut = 12;

    /// <summary>The list in this assembly.</summary>
    public static CodeManifest Current { get; } = Resource();

    /// <summary>
    /// The list of a checkout: files on the shelves, without those that repeat an earlier one or the private codebase.
    /// </summary>
    /// <param name="commit">That is checked out.</param>
    /// <param name="paths">The files of the commit.</param>
    /// <param name="read">A file's text.</param>
    public static CodeManifest Of(string commit, IEnumerable<string> paths, Func<string, string> read)
    {
        var all = paths.ToList();
        var seen = new Shingles();
        foreach (var path in all.Where(CodeShelves.IsPrivate)) seen.Remember(CodeText.Normalise(read(path)));
        var files = new List<CodeFile>();
        foreach (var path in all.Where(CodeShelves.Holds).OrderBy(CodeShelves.Rank).ThenBy(path => path, StringComparer.Ordinal))
        {
            var text = CodeText.Normalise(read(path));
            var readable = CodeText.Readable(path, text);
            if (readable.Length == 0 || seen.IsRepeat(readable)) continue;
            seen.Remember(readable);
            // Drawn by the path, so that a file never changes sides.
            var drawn = Convert.ToInt32(CodeText.Sha256(path)[..6], 16);
            files.Add(new CodeFile(path, CodeText.Sha256(text), drawn % HoldOut == 0));
        }
        return new CodeManifest(commit, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    /// <summary>The manifest in a text.</summary>
    /// <exception cref="FormatException">A line is none of a manifest.</exception>
    public static CodeManifest Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [var head, ..] || head.Split(' ') is not ["commit", { Length: 40 } commit])
            throw new FormatException("a code manifest begins with \"commit\" and its 40 digits");
        return new CodeManifest(commit, [.. lines.Skip(1).Select(Line)]);

        static CodeFile Line(string line) => line.Split(' ', 3) is [{ Length: 64 } hash, "train" or "holdout", var path]
            ? new CodeFile(path, hash, line[65] == 'h')
            : throw new FormatException($"\"{line}\" is not SHA-256, train or holdout, and path");
    }

    /// <summary>The text that <see cref="Read"/> reads.</summary>
    public string Write() => $"commit {Commit}\n"
        + string.Concat(Files.Select(file => $"{file.Sha256} {(file.HeldOut ? "holdout" : "train")} {file.Path}\n"));

    private static CodeManifest Resource()
    {
        using var stream = typeof(CodeManifest).Assembly.GetManifestResourceStream("code.manifest")
            ?? throw new InvalidOperationException("this assembly has no resource code.manifest");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}
