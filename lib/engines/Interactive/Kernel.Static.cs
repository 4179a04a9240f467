using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;

namespace Microsoft.DotNet.Interactive;

// Cells import these with `using static`, see UseKernelHelpers.
public abstract partial class Kernel
{
    /// <summary>The kernel that runs the calling cell.</summary>
    public static Kernel? Current => KernelInvocationContext.Current?.HandlingKernel;

    /// <summary>The composite kernel around <see cref="Current"/>.</summary>
    public static Kernel? Root => Current?.RootKernel;

    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs in the browser when the cell's output is shown.</summary>
    public static void Javascript(string scriptContent)
    {
        PocketView element = script[type: "text/javascript"](HTML(scriptContent));
        element.ToString()!.DisplayAs(HtmlFormatter.MimeType);
    }

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => Javascript(
        $"document.head.appendChild(document.createElement('style')).textContent = {System.Text.Json.JsonSerializer.Serialize(content)};");
}
