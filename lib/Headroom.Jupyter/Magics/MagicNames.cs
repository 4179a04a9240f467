using Headroom.Editing.Lines;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace Headroom.Jupyter.Magics;

/// <summary>What may stand behind <c>#!</c> in a cell: kernels, and the commands of each.</summary>
internal static class MagicNames
{
    /// <summary>A cell that is being written for a kernel, by lines.</summary>
    public static CellLines Lines(string code, Kernel first) => new(code, first.Name, word => ChosenBy(word, first.RootKernel)?.Name);

    // The kernel that a line's first word chooses for the lines below it.
    private static Kernel? ChosenBy(string word, Kernel root) => word.Length < 3
        ? null
        : Kernels(root).FirstOrDefault(k => k.KernelInfo.LocalName == word[2..] || k.KernelInfo.Aliases.Contains(word[2..]));

    /// <summary>By name, with a sentence each.</summary>
    public static IEnumerable<(string Name, string Description)> WithDescriptions(Kernel root)
    {
        var kernels = Kernels(root).ToArray();
        var choosers = kernels.Where(k => k is not CompositeKernel)
            .Select(k => (Name: "#!" + k.Name, Description: k.KernelInfo.Description ?? "Run the rest of the cell on this kernel."));
        var commands = Directives(root)
            .Where(d => !d.Hidden && d.Name.StartsWith("#!", StringComparison.Ordinal))
            .Select(d => (d.Name, Description: d.Description ?? ""));
        return choosers.Concat(commands).DistinctBy(m => m.Name).OrderBy(m => m.Name, StringComparer.Ordinal);
    }

    public static IEnumerable<KernelDirective> Directives(Kernel root) =>
        Kernels(root).Append(root).SelectMany(k => k.KernelInfo.SupportedDirectives);

    private static IEnumerable<Kernel> Kernels(Kernel root) => root is CompositeKernel composite ? composite.ChildKernels : [root];
}
