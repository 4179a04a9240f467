namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Runs a cell.</summary>
public class SubmitCode : KernelCommand
{
    private readonly Dictionary<string, string> _parameters = [];

    public SubmitCode(string code, string? targetKernelName = null) : base(targetKernelName) =>
        Code = code ?? throw new ArgumentNullException(nameof(code));

    public string Code { get; }

    /// <summary>Settings of the run. The C# kernel reads <c>name</c>: what to call the cell in stack traces and in its PDB.</summary>
    public IDictionary<string, string> Parameters
    {
        get => _parameters;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var (name, text) in value) _parameters[name] = text;
        }
    }

    /// <summary>Lines of the original cell above this piece of it.</summary>
    internal int LineOffset { get; init; }

    /// <summary>Set on a piece of a cell that has already been taken apart.</summary>
    internal bool IsPiece { get; init; }

    /// <summary>Bounds what the cell, and all it runs, can print; null is without bound.</summary>
    internal Utility.PrintBudget? Budget { get; init; }

    public override string ToString() => $"{nameof(SubmitCode)}: {Code}";
}
