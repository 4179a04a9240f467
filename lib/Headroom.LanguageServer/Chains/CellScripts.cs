using Headroom.Course;
using Headroom.Editing.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.LanguageServer.Chains;

/// <summary>Makes scripts of the cells of one folder's notebooks, with what the kernel gives every cell.</summary>
internal sealed class CellScripts
{
    // A library was built against an older version of another: so it is with every package, and nothing that a learner can mend.
    private static readonly string[] s_silent = ["CS1701", "CS1702"];

    private readonly CSharpCompilationOptions _options;
    private readonly Lazy<MetadataReference[]> _known;

    public CellScripts(CourseLayout layout, string folder)
    {
        (Layout, Folder) = (layout, folder);
        var references = new CellReferences(HostAssemblies.OfProgram(Path.GetDirectoryName(layout.Command)!));
        references.UseWorkingDirectory(folder);
        _known = new(() => [.. references.Known]);
        _options = new(OutputKind.DynamicallyLinkedLibrary, usings: CellSurroundings.Imports, allowUnsafe: true,
            sourceReferenceResolver: new BuiltSources(layout, folder, references.Sources), metadataReferenceResolver: references,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default, warningLevel: 4,
            specificDiagnosticOptions: s_silent.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)),
            // Binding a cell takes milliseconds, and the other core is the editor's.
            concurrentBuild: false);
    }

    public CourseLayout Layout { get; }

    public string Folder { get; }

    /// <summary>The script of a cell that comes after another.</summary>
    public CSharpCompilation After(CSharpCompilation? previous, SyntaxTree tree)
    {
        var script = CSharpCompilation.CreateScriptCompilation(
            "cell", tree, previous is null ? _known.Value : [], _options, previousScriptCompilation: null, typeof(object));
        // Given to the method above, a previous script would be bound to its last line at once, and refused where it has an error.
        return previous is null
            ? script
            : script.WithScriptCompilationInfo(script.ScriptCompilationInfo!.WithPreviousScriptCompilation(previous));
    }
}
