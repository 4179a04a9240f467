namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>Something displayed; <c>display_data</c> in Jupyter.</summary>
public class DisplayElement(IDictionary<string, object> data) : InteractiveDocumentOutputElement, IDataElement
{
    public IDictionary<string, object> Data { get; } = data ?? throw new ArgumentNullException(nameof(data));

    public IDictionary<string, object> Metadata { get; } = new Dictionary<string, object>();
}
