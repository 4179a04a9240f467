using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>What a name is, once as Markdown and once as plain text.</summary>
public class HoverTextProduced : KernelEvent
{
    public HoverTextProduced(RequestHoverText command, IReadOnlyCollection<FormattedValue> content, LinePositionSpan? linePositionSpan = null)
        : base(command)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Count == 0) throw new ArgumentException("A hover text needs at least one form.", nameof(content));
        Content = content;
        LinePositionSpan = linePositionSpan;
    }

    public IReadOnlyCollection<FormattedValue> Content { get; }

    /// <summary>The name that the text is about.</summary>
    public LinePositionSpan? LinePositionSpan { get; }
}
