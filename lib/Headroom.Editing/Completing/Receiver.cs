using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Editing.Completing;

/// <summary>What stands left of a dot: a namespace or type, a value of a type, or, where a property is named like its type, both.</summary>
internal sealed record Receiver(INamespaceOrTypeSymbol? Static, ITypeSymbol? Instance, bool TypesOnly = false, bool IsBase = false)
{
    public static Receiver? At(EditedCell cell) => cell.Before.Parent switch
    {
        MemberAccessExpressionSyntax access => Bind(access.Expression, cell, access.IsKind(SyntaxKind.PointerMemberAccessExpression)),
        MemberBindingExpressionSyntax binding => OfConditional(binding, cell),
        QualifiedNameSyntax name => BindName(name, cell),
        AliasQualifiedNameSyntax alias => cell.Model.GetSymbolInfo(alias.Alias).Symbol is INamespaceOrTypeSymbol space ? new(space, null)
            : null,
        _ => BindText(ReceiverText.Before(cell), cell),
    };

    private static Receiver? Bind(ExpressionSyntax left, EditedCell cell, bool throughPointer)
    {
        var symbol = cell.Model.GetSymbolInfo(left).Symbol;
        if (symbol is INamespaceOrTypeSymbol space) return new(space, null);
        var type = cell.Model.GetTypeInfo(left).Type;
        if (throughPointer) type = (type as IPointerTypeSymbol)?.PointedAtType;
        if (type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic } or { SpecialType: SpecialType.System_Void }) return null;
        var isBoth = symbol is not null && symbol.Name == type.Name && left is IdentifierNameSyntax;
        return new(isBoth ? type : null, type, IsBase: left is BaseExpressionSyntax);
    }

    private static Receiver? OfConditional(MemberBindingExpressionSyntax binding, EditedCell cell)
    {
        var around = binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(c => c.WhenNotNull.Span.Contains(binding.Span));
        if (around is null || Bind(around.Expression, cell, throughPointer: false) is not { Instance: { } type }) return null;
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? new(null, nullable.TypeArguments[0])
            : new(null, type);
    }

    // In `Console.` above a line `var x = 1;` the parser sees a type `Console.var`; what stands left may then be a value.
    private static Receiver? BindName(QualifiedNameSyntax name, EditedCell cell)
    {
        if (cell.Model.GetSymbolInfo(name.Left).Symbol is INamespaceOrTypeSymbol space)
            return new(space, null, TypesOnly: !MayBeExpression(name, cell));
        return BindText(name.Left.ToString(), cell);
    }

    private static Receiver? BindText(string text, EditedCell cell)
    {
        if (text.Length == 0) return null;
        var expression = SyntaxFactory.ParseExpression(text);
        if (cell.Model.GetSpeculativeSymbolInfo(cell.Start, expression,
            SpeculativeBindingOption.BindAsExpression).Symbol is INamespaceOrTypeSymbol found)
            return new(found, null);
        var type = cell.Model.GetSpeculativeTypeInfo(cell.Start, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic } or { SpecialType: SpecialType.System_Void } ? null
            : new(null, type);
    }

    private static bool MayBeExpression(QualifiedNameSyntax name, EditedCell cell) =>
        name.Parent is VariableDeclarationSyntax && cell.Text.Lines.GetLineFromPosition(cell.Position).End <= name.Right.SpanStart;
}
