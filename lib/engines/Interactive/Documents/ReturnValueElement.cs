namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>A cell's result; <c>execute_result</c> in Jupyter.</summary>
public class ReturnValueElement : InteractiveDocumentOutputElement, IDataElement
{
    public IDictionary<string, object> Data { get; } = new Dictionary<string, object>();

    public IDictionary<string, object> Metadata { get; } = new Dictionary<string, object>();

    public int ExecutionOrder { get; set; }
}
