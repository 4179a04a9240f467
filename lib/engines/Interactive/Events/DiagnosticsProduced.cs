using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>What the compiler said about a cell; empty when it said nothing.</summary>
public class DiagnosticsProduced(
    IReadOnlyCollection<Diagnostic> diagnostics,
    IReadOnlyCollection<FormattedValue> formattedDiagnostics,
    KernelCommand command) : KernelEvent(command)
{
    public IReadOnlyCollection<Diagnostic> Diagnostics { get; } = diagnostics ?? throw new ArgumentNullException(nameof(diagnostics));

    public IReadOnlyCollection<FormattedValue> FormattedDiagnostics { get; } = formattedDiagnostics;

    public override string ToString() => $"{nameof(DiagnosticsProduced)}: {string.Join("; ", Diagnostics)}";
}
