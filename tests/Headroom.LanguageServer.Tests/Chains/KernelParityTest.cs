using Headroom.Editing.References;
using Headroom.Jupyter;
using Headroom.Jupyter.Magics;
using Headroom.LanguageServer.Chains;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;

namespace Headroom.LanguageServer.Tests.Chains;

/// <summary>A cell is told of as the kernel would run it.</summary>
public sealed class KernelParityTest : IDisposable
{
    private readonly NotebookKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void A_cell_has_all_that_the_package_imports()
    {
        var own = (ScriptOptions)typeof(CSharpKernel)
            .GetField("_scriptOptions", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .GetValue(new CSharpKernel())!;
        Assert.Empty(own.Imports.Except(CellSurroundings.Imports));
    }

    [Fact]
    public void The_kernels_magic_commands_are_known_with_their_names()
    {
        Assert.Equal(MagicNames.WithDescriptions(_kernel.Root).Select(m => m.Name), Magics.All.Select(m => m.Name));
        foreach (var kernel in _kernel.Root.ChildKernels)
            foreach (var name in kernel.KernelInfo.Aliases.Append(kernel.KernelInfo.LocalName))
                Assert.Equal(kernel.Name, Magics.ChosenBy("#!" + name));
        Assert.Null(Magics.ChosenBy("#!time"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Con")]
    [InlineData("dis")]
    [InlineData("1.")]
    [InlineData("using ")]
    [InlineData("new List<int>().")]
    [InlineData("HTML(\"\").")]
    public async Task A_cell_alone_is_completed_as_by_the_kernel(string code)
    {
        await using var client = await LanguageClient.Introduced(LanguageClient.Serve());
        var notebook = await OpenNotebook.Open(client, [code]);
        var found = _kernel.Complete(code, new LinePosition(0, code.Length))!;
        Assert.Equal(found.Completions.Select(c => c.DisplayText).Take(1000), await notebook.Names(notebook.Cells[0], code.Length));
    }
}
