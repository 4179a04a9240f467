namespace Headroom.Training.Code;

/// <summary>Which files of the repository are code and prose to learn from.</summary>
public static class CodeShelves
{
    private static readonly string[] s_shelves = ["lib/", "solutions/", "exercises/", "tests/", "bench/", "docs/", "notebooks/"];
    private static readonly string[] s_endings = [".cs", ".md", ".ipynb"];

    /// <summary>
    /// The codebase that unit 09 specialises a model on, and all that tests or measures it. No model sees a line of it before.
    /// </summary>
    public static IReadOnlyList<string> Private { get; } =
    [
        "lib/Headroom.Jupyter/", "lib/Headroom.Editing/", "lib/Headroom.Cli/", "tests/Headroom.Jupyter.Tests/",
        "tests/Headroom.Cli.Tests/", "tests/jupyter/", "tests/browser/", "bench/Jupyter/",
    ];

    /// <summary>Whether a file, by its path in the repository, may be learned from.</summary>
    public static bool Holds(string path) => s_shelves.Any(shelf => path.StartsWith(shelf, StringComparison.Ordinal))
        && s_endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))
        && !IsPrivate(path);

    /// <summary>Whether a file belongs to the private codebase.</summary>
    public static bool IsPrivate(string path) => Private.Any(shelf => path.StartsWith(shelf, StringComparison.Ordinal));

    /// <summary>Where the original stands before what was made from it: of two near-duplicates the later one goes.</summary>
    internal static int Rank(string path) => Array.FindIndex(s_shelves, shelf => path.StartsWith(shelf, StringComparison.Ordinal));
}
