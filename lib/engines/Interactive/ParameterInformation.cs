using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>One parameter, as it stands in the label of its signature.</summary>
public class ParameterInformation(string label, FormattedValue documentation)
{
    public string Label { get; } = label;

    public FormattedValue Documentation { get; } = documentation;
}
