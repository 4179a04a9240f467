using Markdig;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Magics;

/// <summary>What <c>#!markdown</c> chooses.</summary>
internal sealed class MarkdownKernel() : Kernel("markdown"), IKernelCommandHandler<SubmitCode>
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UseMathematics().UseAdvancedExtensions().Build();

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.DisplayAs(Markdown.ToHtml(command.Code, s_pipeline), HtmlFormatter.MimeType);
        return Task.CompletedTask;
    }
}
