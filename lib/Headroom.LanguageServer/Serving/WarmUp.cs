using Headroom.Course;
using Headroom.Editing;
using Headroom.Editing.Completing;
using Headroom.LanguageServer.Chains;

namespace Headroom.LanguageServer.Serving;

/// <summary>Loads the compiler and reads the framework's names while the client still introduces itself.</summary>
internal static class WarmUp
{
    private const string Code = "var warm = Console.";

    public static void Run(CourseLayout layout)
    {
        var tree = CellSyntax.Parse(Code);
        Completer.Complete(new(new CellScripts(layout, layout.PathTo("notebooks")).After(null, tree), tree, Code.Length));
    }
}
