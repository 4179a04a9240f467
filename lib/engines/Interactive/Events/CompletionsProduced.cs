using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>What could be written at the cursor, the likeliest first; only what goes with the letters already there.</summary>
public class CompletionsProduced(
    IReadOnlyCollection<CompletionItem> completions,
    RequestCompletions command,
    LinePositionSpan? linePositionSpan = null) : KernelEvent(command)
{
    public IEnumerable<CompletionItem> Completions { get; } = completions ?? throw new ArgumentNullException(nameof(completions));

    /// <summary>The text that a completion replaces: from the first of those letters to the cursor.</summary>
    public LinePositionSpan? LinePositionSpan { get; } = linePositionSpan;
}
