using System.Reflection;

namespace Microsoft.DotNet.Interactive.Utility;

/// <summary>
/// Keeps the PE and PDB bytes of cells, which live in memory only. Anyone can find them from a method of a cell, without this type:
/// <c>AppContext.GetData($"submission-pdb:{method.Module.ModuleVersionId:N}") as byte[]</c>, and <c>submission-pe:</c> likewise.
/// </summary>
internal static class PortableSymbols
{
    public static void Keep(Assembly assembly, byte[] pe, byte[] pdb)
    {
        var id = assembly.ManifestModule.ModuleVersionId.ToString("N");
        AppContext.SetData($"submission-pe:{id}", pe);
        AppContext.SetData($"submission-pdb:{id}", pdb);
    }
}
