namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>An output with one form per MIME type.</summary>
internal interface IDataElement
{
    IDictionary<string, object> Data { get; }

    IDictionary<string, object> Metadata { get; }
}
