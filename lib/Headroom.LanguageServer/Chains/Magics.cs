namespace Headroom.LanguageServer.Chains;

/// <summary>The kernel's magic commands; a test compares them with the kernel.</summary>
internal static class Magics
{
    /// <summary>The kernel of a cell that chooses none.</summary>
    public const string CSharp = "csharp";

    private static readonly Dictionary<string, string> s_choosers = new()
    {
        ["#!csharp"] = CSharp, ["#!html"] = "html", ["#!javascript"] = "javascript", ["#!markdown"] = "markdown", ["#!md"] = "markdown",
    };

    /// <summary>By name, with a sentence each.</summary>
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        ("#!csharp", "Run the rest of the cell as C#."),
        ("#!html", "Show the rest of the cell as HTML."),
        ("#!import", "Run the cells of a notebook, or a source file."),
        ("#!javascript", "Run the rest of the cell as JavaScript, in the page."),
        ("#!lsmagic", "List the magic commands that can be used."),
        ("#!markdown", "Show the rest of the cell as Markdown."),
        ("#!md", "Show the rest of the cell as Markdown."),
        ("#!time", "Time the execution of the code that follows in the cell."),
        ("#!who", "List the variables."),
        ("#!whos", "List the variables with their values."),
    ];

    /// <summary>The kernel that a line's first word chooses for what stands below; null where it chooses none.</summary>
    public static string? ChosenBy(string word) => s_choosers.GetValueOrDefault(word);
}
