using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The overloads of a call; without any both indices are 0.</summary>
public class SignatureHelpProduced : KernelEvent
{
    public SignatureHelpProduced(
        RequestSignatureHelp command, IReadOnlyList<SignatureInformation>? signatures, int activeSignatureIndex, int activeParameterIndex) : base(command)
    {
        Signatures = signatures ?? [];
        var parameters = 0;
        RequireIndex(activeSignatureIndex, Signatures.Count, nameof(activeSignatureIndex));
        if (Signatures.Count > 0) parameters = Signatures[activeSignatureIndex].Parameters.Count;
        RequireIndex(activeParameterIndex, parameters, nameof(activeParameterIndex));
        ActiveSignatureIndex = activeSignatureIndex;
        ActiveParameterIndex = activeParameterIndex;
    }

    public static SignatureHelpProduced Empty(RequestSignatureHelp command) => new(command, null, 0, 0);

    public IReadOnlyList<SignatureInformation> Signatures { get; }

    public int ActiveSignatureIndex { get; }

    public int ActiveParameterIndex { get; }

    private static void RequireIndex(int index, int count, string name)
    {
        if (index < 0 || index >= Math.Max(count, 1))
            throw new ArgumentOutOfRangeException(name, index, $"There are {count} to choose from.");
    }
}
