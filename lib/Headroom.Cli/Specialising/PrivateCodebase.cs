namespace Headroom.Cli.Specialising;

/// <summary>
/// The part of the course that no model of it has read: what is specialised on where no repository is named. The same shelves as
/// <c>CodeShelves.Private</c> of Headroom.Training, which this process does not load.
/// </summary>
internal static class PrivateCodebase
{
    public static IReadOnlyList<string> Shelves { get; } =
    [
        "lib/Headroom.Jupyter/", "lib/Headroom.Editing/", "lib/Headroom.Cli/", "tests/Headroom.Jupyter.Tests/",
        "tests/Headroom.Cli.Tests/", "tests/jupyter/", "tests/browser/", "bench/Jupyter/",
    ];

    public static bool Holds(string path) => Shelves.Any(shelf => path.StartsWith(shelf, StringComparison.Ordinal));
}
