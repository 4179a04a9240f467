namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>A question about a place in a cell that is being written. It does not wait for the cell that is running.</summary>
public abstract class LanguageServiceCommand : KernelCommand
{
    private protected LanguageServiceCommand(string code, LinePosition linePosition, string? targetKernelName) : base(targetKernelName)
    {
        Code = code ?? throw new ArgumentNullException(nameof(code));
        LinePosition = linePosition ?? throw new ArgumentNullException(nameof(linePosition));
    }

    /// <summary>The whole cell, with its magic commands.</summary>
    public string Code { get; protected set; }

    /// <summary>The cursor, zero-based, in <see cref="Code"/>; a place outside of it counts as the nearest one inside.</summary>
    public LinePosition LinePosition { get; protected set; }
}
