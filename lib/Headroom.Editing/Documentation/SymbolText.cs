using Microsoft.CodeAnalysis;

namespace Headroom.Editing.Documentation;

/// <summary>A symbol's declaration and what its documentation says, for people.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat s_declaration = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.InstanceMethod,
        SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_scriptMember = s_declaration.RemoveMemberOptions(
        SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>The first overload, and how many more there are.</summary>
    public static (string Markdown, string Plain) Describe(IReadOnlyList<ISymbol> overloads)
    {
        var declaration = Prefix(overloads[0]) + Declaration(overloads[0]) + MoreThan(overloads.Count - 1);
        var comment = Comment.Of(overloads[0]);
        string[] texts = [.. new[] { comment.Summary, comment.Returns is { Length: > 0 } returns ? "Returns: " + returns : "" }.Where(
            t => t.Length > 0)];
        return (string.Join("\n\n", [$"```csharp\n{declaration}\n```", .. texts.Select(Escape)]),
            string.Join('\n', [declaration, .. texts]));
    }

    public static string Declaration(ISymbol symbol) =>
        symbol.ToDisplayString(symbol.ContainingType?.IsScriptClass == true ? s_scriptMember : s_declaration);

    private static string Prefix(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { IsConst: true } => "(local constant) ",
        ILocalSymbol or IRangeVariableSymbol => "(local variable) ",
        IParameterSymbol => "(parameter) ",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "(variable) ",
        IFieldSymbol { ContainingType.TypeKind: not TypeKind.Enum, IsConst: true } => "(constant) ",
        IFieldSymbol { ContainingType.TypeKind: not TypeKind.Enum } => "(field) ",
        IMethodSymbol { ReducedFrom: not null } => "(extension) ",
        ITypeParameterSymbol => "(type parameter) ",
        _ => "",
    };

    private static string MoreThan(int overloads) => overloads switch
    {
        <= 0 => "",
        1 => " (+ 1 overload)",
        _ => $" (+ {overloads} overloads)",
    };

    // Documentation is text: a star or an angle bracket in it means itself.
    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);
}
