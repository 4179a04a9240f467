using System.Runtime.CompilerServices;
using Headroom.Editing.References;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.CSharp;

namespace Headroom.Jupyter.Cells;

// Three names of the package and of Roslyn that are not public. The versions are pinned; A_cell_runs fails when one of them is gone.
public sealed partial class CellKernel
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scriptOptions")]
    private static extern ref ScriptOptions OptionsOf(CSharpKernel kernel);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ScriptState")]
    private static extern void SetScriptState(CSharpKernel kernel, ScriptState state);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "HasReturnValue")]
    private static extern bool HasValue(Script script);

    private void UseCellMethods()
    {
        ref var options = ref OptionsOf(this);
        options = options.WithImports(CellSurroundings.Imports).AddReferences(_references.Known);
    }
}
