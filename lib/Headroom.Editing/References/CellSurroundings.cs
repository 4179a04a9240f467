namespace Headroom.Editing.References;

/// <summary>What every cell may use without a line of its own: the kernel gives it, and an editor takes it for given.</summary>
public static class CellSurroundings
{
    /// <summary>Namespaces and types whose members need no name in front.</summary>
    public static IReadOnlyList<string> Imports { get; } =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Headroom.Jupyter.Cells.CellMethods",
    ];

    /// <summary>Assemblies beside those of the framework, by simple name.</summary>
    public static IReadOnlyList<string> Assemblies { get; } =
    [
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.CSharp", "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.AspNetCore.Html.Abstractions", "Headroom.Jupyter",
    ];
}
