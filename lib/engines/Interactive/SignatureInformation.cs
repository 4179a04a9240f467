using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>One overload, as it would be declared.</summary>
public class SignatureInformation(string label, FormattedValue documentation, IReadOnlyList<ParameterInformation> parameters)
{
    public string Label { get; } = label ?? throw new ArgumentNullException(nameof(label));

    public FormattedValue Documentation { get; } = documentation ?? throw new ArgumentNullException(nameof(documentation));

    public IReadOnlyList<ParameterInformation> Parameters { get; } = parameters ?? throw new ArgumentNullException(nameof(parameters));
}
