using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Parsing;

namespace Microsoft.DotNet.Interactive;

public abstract partial class Kernel
{
    private readonly Dictionary<string, Magic> _magics = [];
    private MarkdownKernel? _markdown;

    private static readonly Dictionary<string, Magic> s_everywhere = new Magic[]
    {
        new("#!time", "Time the execution of the code that follows in the cell.", TimeAsync),
        new("#!lsmagic", "List the magic commands that can be used.", ListMagicsAsync),
    }.ToDictionary(m => m.Name);

    internal void AddMagic(Magic magic) => _magics[magic.Name] = magic;

    internal Magic? FindMagic(string name) =>
        _magics.GetValueOrDefault(name) ?? RootKernel._magics.GetValueOrDefault(name) ?? s_everywhere.GetValueOrDefault(name);

    /// <summary>The kernel that <c>#!name</c> chooses for the rest of a cell.</summary>
    internal Kernel? FindByMagic(string name)
    {
        var bare = name[2..];
        if (bare is "markdown" or "md") return _markdown ??= new() { RootKernel = this };
        if (this is CompositeKernel composite) return composite.ChildKernels.TryGetByAlias(bare, out var child) ? child : null;
        return KernelInfo.IsNamed(bare) ? this : null;
    }

    private static Task TimeAsync(MagicCall call, KernelInvocationContext context)
    {
        var watch = Stopwatch.StartNew();
        context.OnComplete(c => c.Display(
            string.Create(CultureInfo.InvariantCulture, $"Wall time: {watch.Elapsed.TotalMilliseconds}ms"), PlainTextFormatter.MimeType));
        return Task.CompletedTask;
    }

    private static Task ListMagicsAsync(MagicCall call, KernelInvocationContext context)
    {
        var lines = call.Kernel.MagicsWithDescriptions().Select(m => $"{m.Name,-14} {m.Description}");
        context.Display(string.Join('\n', lines), PlainTextFormatter.MimeType);
        return Task.CompletedTask;
    }

    /// <summary>Everything that may stand behind <c>#!</c> in a cell, by name.</summary>
    internal IEnumerable<(string Name, string Description)> MagicsWithDescriptions()
    {
        IEnumerable<Kernel> kernels = RootKernel is CompositeKernel composite ? [composite, .. composite] : [RootKernel];
        var choosers = kernels.Where(k => k is not CompositeKernel).Select(k => (Name: "#!" + k.Name, Description: k.KernelInfo.Description ?? "Run the rest of the cell on this kernel."));
        var commands = s_everywhere.Values.Concat(kernels.SelectMany(k => k._magics.Values)).Select(m => (m.Name, m.Description));
        return choosers.Append((Name: "#!markdown", Description: "Show the rest of the cell as Markdown.")).Concat(commands)
            .DistinctBy(m => m.Name).OrderBy(m => m.Name, StringComparer.Ordinal);
    }
}
