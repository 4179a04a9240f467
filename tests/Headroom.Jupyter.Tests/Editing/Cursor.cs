using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests.Editing;

/// <summary>Asks a kernel about cells in which <c>$$</c> marks the cursor.</summary>
internal static class Cursor
{
    private const string Mark = "$$";

    public static Task<CompletionsProduced> CompleteAsync(this NotebookKernel kernel, string marked)
    {
        var (code, at) = Read(marked);
        return Task.FromResult(kernel.Complete(code, at)!);
    }

    public static async Task<string[]> NamesAsync(this NotebookKernel kernel, string marked) =>
        [.. (await kernel.CompleteAsync(marked)).Completions.Select(c => c.DisplayText)];

    public static Task<HoverTextProduced?> HoverAsync(this NotebookKernel kernel, string marked)
    {
        var (code, at) = Read(marked);
        return Task.FromResult(kernel.HoverOver(code, at));
    }

    public static Task<SignatureHelpProduced> SignaturesAsync(this NotebookKernel kernel, string marked)
    {
        var (code, at) = Read(marked);
        return Task.FromResult(kernel.SignaturesOf(code, at) ?? new(new RequestSignatureHelp(code, at), [], 0, 0));
    }

    public static (string Code, LinePosition At) Read(string marked)
    {
        var before = marked.Split(Mark)[0];
        return (marked.Replace(Mark, "", StringComparison.Ordinal),
            new(before.Count(c => c == '\n'), before.Length - before.LastIndexOf('\n') - 1));
    }
}

/// <summary>A kernel in which a few things are declared.</summary>
public sealed class EditedKernel : IDisposable
{
    private const string Declarations = """
        using System.IO;
        int apples = 3;
        string greeting = "hello";
        var pears = new List<string> { "one" };
        /// <summary>Adds two numbers, see <see cref="Basket.Size"/>.</summary>
        /// <param name="left">The first.</param>
        /// <param name="right">The second.</param>
        /// <returns>Their sum.</returns>
        static int Add(int left, int right = 1) => left + right;
        static string Add(string left, string right) => left + right;
        class Basket { public int Size { get; set; } public string Name { get; init; } = ""; public readonly int Fixed = 1; public static Basket Empty => new(); private int hidden = 0; public Basket Inner { get; set; } }
        enum Fruit { Apple, Pear }
        record Point(int X, int Y);
        """;

    public EditedKernel() => Kernel.Succeed(Declarations).GetAwaiter().GetResult();

    internal NotebookKernel Kernel { get; } = Kernels.New();

    public void Dispose() => Kernel.Dispose();
}
