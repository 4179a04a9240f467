using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

public static partial class KernelExtensions
{
    /// <summary>Runs a document cell by cell; what it shows appears under the importing cell, and its first error fails that cell.</summary>
    public static async Task LoadAndRunInteractiveDocument(this Kernel kernel, FileInfo file, KernelCommand? parentCommand = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(file);
        var document = await InteractiveDocument.LoadAsync(file, KernelInfosOf(kernel.RootKernel));
        var number = 0;
        foreach (var element in document.Elements)
        {
            number++;
            KernelCommand command = element.KernelName == "markdown"
                ? new DisplayValue(new("text/markdown", element.Contents))
                : new SubmitCode(element.Contents, element.KernelName) { Parameters = { ["name"] = $"{file.Name}#{number}" } };
            if (parentCommand is not null) command.SetParent(parentCommand);
            var result = await kernel.RootKernel.SendAsync(command);
            if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed) throw Failure(file, number, failed);
        }
    }

    private static InvalidOperationException Failure(FileInfo file, int number, CommandFailed failed)
    {
        var failure = new InvalidOperationException($"Cell {number} of {file.Name} failed: {failed.Message}", failed.Exception);
        if (failed.Exception is { } cause) Utility.CellPlace.Mark(failure, Utility.CellPlace.Of(cause));
        return failure;
    }

    private static KernelInfoCollection KernelInfosOf(Kernel root)
    {
        IEnumerable<Kernel> kernels = root is CompositeKernel composite ? composite : [root];
        var infos = new KernelInfoCollection { DefaultKernelName = (root as CompositeKernel)?.DefaultKernelName };
        infos.AddRange(kernels.Select(k => new Documents.KernelInfo(k.Name, k.KernelInfo.LanguageName, k.KernelInfo.Aliases)));
        if (!infos.Contains("markdown")) infos.Add(new("markdown", "Markdown", ["md"]));
        return infos;
    }
}
