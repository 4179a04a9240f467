namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>Console output; <c>stream</c> in Jupyter, with the name <c>stdout</c> or <c>stderr</c>.</summary>
public class TextElement(string? text, string? name = "stdout") : InteractiveDocumentOutputElement
{
    public string Text { get; } = text ?? "";

    public string Name { get; } = name ?? "stdout";
}
