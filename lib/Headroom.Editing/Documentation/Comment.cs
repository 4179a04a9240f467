using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Headroom.Editing.Documentation;

/// <summary>A documentation comment, as text without markup.</summary>
internal sealed class Comment
{
    private readonly XElement? _member;

    private Comment(XElement? member) => _member = member;

    public string Summary => TextOf(_member?.Element("summary"));

    public string Returns => TextOf(_member?.Element("returns"));

    public string Parameter(string name) => TextOf(_member?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name));

    /// <summary>A symbol's own comment, or that of what it overrides, implements or was constructed from.</summary>
    public static Comment Of(ISymbol symbol)
    {
        foreach (var candidate in WithBases(symbol))
            if (Parse(candidate.GetDocumentationCommentXml()) is { } member && member.Element("inheritdoc") is null) return new(member);
        return new(null);
    }

    private static IEnumerable<ISymbol> WithBases(ISymbol symbol)
    {
        symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        yield return symbol;
        for (var @base = Overridden(symbol); @base is not null; @base = Overridden(@base)) yield return @base.OriginalDefinition;
        if (symbol.ContainingType is not { } type || symbol is not (IMethodSymbol or IPropertySymbol)) yield break;
        foreach (var member in type.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name)))
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol))
                yield return member.OriginalDefinition;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml)) return null;
        try { return XElement.Parse(xml); }
        catch (XmlException) { return null; }
    }

    private static string TextOf(XElement? element)
    {
        if (element is null) return "";
        var text = new StringBuilder();
        Append(text, element);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText plain) text.Append(plain.Value);
            else if (node is XElement inner) AppendElement(text, inner);
        }
    }

    private static void AppendElement(StringBuilder text, XElement element)
    {
        var refersTo = element.Attribute("cref")?.Value ?? element.Attribute("name")?.Value ?? element.Attribute(
            "langword")?.Value ?? element.Attribute("href")?.Value;
        if (element.Name.LocalName is "para" or "item" or "br") text.Append(' ');
        if (element.IsEmpty && refersTo is not null) text.Append(ShortName(refersTo));
        else Append(text, element);
        if (element.Name.LocalName is "para" or "item") text.Append(' ');
    }

    // M:System.Console.WriteLine(System.String) is WriteLine to a reader.
    private static string ShortName(string reference)
    {
        if (reference.Length < 2 || reference[1] != ':') return reference;
        var name = reference[2..].Split('(')[0].Split('`')[0];
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
