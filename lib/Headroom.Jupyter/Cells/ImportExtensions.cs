using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// <c>#!import FILE</c>: runs a notebook or a source file. The package's own goes on after an error, and its importing cell succeeds.
/// </summary>
internal static class ImportExtensions
{
    public static CompositeKernel UseImport(this CompositeKernel kernel)
    {
        KernelActionDirective directive = new("#!import")
        {
            Description = "Run the cells of a notebook, or a source file.",
            Parameters =
            {
                new("--file")
                {
                    AllowImplicitName = true, Required = true, Description = "From the folder of the notebook.", TypeHint = "file",
                },
            },
        };
        kernel.AddDirective<ImportDocument>(directive, (command, context) => RunAsync(kernel, new(command.FilePath), context));
        return kernel;
    }

    private static async Task RunAsync(CompositeKernel kernel, FileInfo file, KernelInvocationContext context)
    {
        var document = await InteractiveDocument.LoadAsync(file, KernelsOf(kernel));
        var number = 0;
        foreach (var element in document.Elements)
        {
            KernelCommand piece = element.KernelName is "markdown" or "md"
                ? new DisplayValue(new FormattedValue("text/markdown", element.Contents))
                : Cell(element, $"{file.Name}, cell {++number}");
            piece.SetParent(context.Command);
            var ran = await kernel.SendAsync(piece, context.CancellationToken);
            if (context.IsComplete) return; // The piece's failure was the importing cell's.
            if (ran.Events.OfType<CommandFailed>().LastOrDefault() is not { } failed) continue;
            context.Fail(context.Command, failed.Exception, failed.Message);
            return;
        }
    }

    private static SubmitCode Cell(InteractiveDocumentElement element, string name) =>
        new(element.Contents, element.KernelName) { Parameters = new Dictionary<string, string> { [CellPlace.NameParameter] = name } };

    private static KernelInfoCollection KernelsOf(CompositeKernel kernel)
    {
        KernelInfoCollection kernels = [];
        foreach (var child in kernel.ChildKernels)
            kernels.Add(new(child.Name, child.KernelInfo.LanguageName, child.KernelInfo.Aliases));
        return kernels;
    }
}
