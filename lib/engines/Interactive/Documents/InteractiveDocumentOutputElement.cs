namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>One output of a cell.</summary>
public abstract class InteractiveDocumentOutputElement;
