using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Roslyn loads a cell's assembly from memory and hands out no symbols. Anyone can find them from a method of a cell, without this type:
/// <c>AppContext.GetData($"submission-pdb:{method.Module.ModuleVersionId:N}")</c> is a <c>Func&lt;byte[]&gt;</c> that emits the portable
/// PDB when it is first asked.
/// </summary>
internal static class CellSymbols
{
    private static readonly AsyncLocal<Script?> s_loading = new();

    static CellSymbols() => AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
    {
        if (s_loading.Value is not { } script || !IsCell(loaded.LoadedAssembly)) return;
        var pdb = new Lazy<byte[]>(() => Emit(script));
        AppContext.SetData($"submission-pdb:{loaded.LoadedAssembly.ManifestModule.ModuleVersionId:N}", new Func<byte[]>(() => pdb.Value));
    };

    /// <summary>Roslyn names the assemblies of scripts with a sign of its own in front.</summary>
    public static bool IsCell(System.Reflection.Assembly? assembly) => assembly?.GetName().Name?.StartsWith('\u211B') == true;

    /// <summary>Until disposed, an assembly that is loaded on this thread is that script's.</summary>
    public static IDisposable Offer(Script script)
    {
        s_loading.Value = script;
        return System.Reactive.Disposables.Disposable.Create(() => s_loading.Value = null);
    }

    // The same compilation emits the same tokens again.
    private static byte[] Emit(Script script)
    {
        using var pe = new MemoryStream();
        using var pdb = new MemoryStream();
        script.GetCompilation().Emit(pe, pdb, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return pdb.ToArray();
    }
}
