using Headroom.Training.Code;
using Headroom.Training.Loading;

namespace Headroom.Training.Specialising;

/// <summary>
/// The codebase that no shipped model has read: the Jupyter kernel, the command, and their tests. private.manifest pins its files, so that
/// they stay the same while the repository goes on.
/// </summary>
public static class PrivateCode
{
    private const int HoldOut = 5; // one file in five
    private const int FewestLines = 30, MostLines = 400;

    private static readonly string[] s_shelves =
        ["lib/Headroom.Jupyter/", "lib/Headroom.Cli/", "tests/Headroom.Jupyter.Tests/", "tests/Headroom.Cli.Tests/"];

    /// <summary>The list in this assembly.</summary>
    public static CodeManifest Manifest { get; } = Resource();

    /// <summary>
    /// The list of a checkout: C# files of 30 to 400 lines. The path's hash decides the side, and a file that shares half of its runs of
    /// eight words with a held-out one, or holds half of that one's, is left out of what is trained on.
    /// </summary>
    /// <param name="commit">That is checked out.</param>
    /// <param name="paths">The files of the commit.</param>
    /// <param name="read">A file's text.</param>
    public static CodeManifest Of(string commit, IEnumerable<string> paths, Func<string, string> read)
    {
        var files = paths.Where(Holds).Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Text: CodeText.Normalise(read(path))))
            .Where(file => file.Text.Count(letter => letter == '\n') is >= FewestLines and <= MostLines)
            .Select(file => (file.Path, file.Text, HeldOut: IsHeldOut(file.Path))).ToList();
        var hidden = files.Where(file => file.HeldOut).Select(file => file.Text).ToList();
        var shingles = new Shingles();
        foreach (var text in hidden) shingles.Remember(text);
        return new CodeManifest(commit, [.. files.Where(file => file.HeldOut || !Repeats(file.Text))
            .Select(file => new CodeFile(file.Path, CodeText.Sha256(file.Text), file.HeldOut))]);

        bool Repeats(string text)
        {
            var own = new Shingles();
            own.Remember(text);
            return shingles.IsRepeat(text) || hidden.Any(own.IsRepeat);
        }
    }

    /// <summary>The documents of one side, in the order of their paths.</summary>
    /// <param name="repository">The root of a checkout.</param>
    /// <param name="heldOut">Which side.</param>
    /// <exception cref="InvalidDataException">A file is neither here nor in git as it was.</exception>
    public static IReadOnlyList<CodeDocument> Read(string repository, bool heldOut) => CodeCorpus.Read(
        repository, Manifest with { Files = [.. Manifest.Files.Where(file => file.HeldOut == heldOut)] });

    /// <summary>As <see cref="Read(string, bool)"/>, of the course at or above this program or the working directory.</summary>
    public static IReadOnlyList<CodeDocument> Read(bool heldOut) => Read(CourseFolder.Find(), heldOut);

    /// <summary>The general C# that the shipped models learned from.</summary>
    public static IReadOnlyList<CodeDocument> ReadGeneral() => CodeCorpus.Read(
        CourseFolder.Find(),
        CodeManifest.Current with { Files = [.. CodeManifest.Current.Files.Where(file => file is { IsCSharp: true, HeldOut: false })] });

    /// <summary>Whether a training file is left out where rate and steps are chosen: one in eight, by its path's hash.</summary>
    public static bool IsForChoice(string path) => Drawn(path) / HoldOut % 8 == 0;

    private static bool Holds(string path) =>
        path.EndsWith(".cs", StringComparison.Ordinal) && s_shelves.Any(shelf => path.StartsWith(shelf, StringComparison.Ordinal));

    private static bool IsHeldOut(string path) => Drawn(path) % HoldOut == 0;

    private static int Drawn(string path) => Convert.ToInt32(CodeText.Sha256(path)[..6], 16);

    private static CodeManifest Resource()
    {
        using var stream = typeof(PrivateCode).Assembly.GetManifestResourceStream("private.manifest")
            ?? throw new InvalidOperationException("this assembly has no resource private.manifest");
        using var reader = new StreamReader(stream);
        return CodeManifest.Read(reader.ReadToEnd());
    }
}
