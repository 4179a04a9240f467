using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Editing;

/// <summary>
/// What the parentheses or brackets around some arguments may belong to; <paramref name="Chosen"/> is the compiler's choice, if it has one.
/// </summary>
internal sealed record Call(IReadOnlyList<ISymbol> Overloads, ISymbol? Chosen)
{
    public static Call? Of(BaseArgumentListSyntax list, SemanticModel model)
    {
        var overloads = OverloadsOf(list.Parent, list.SpanStart, model).Where(SymbolHasParameters).ToArray();
        if (overloads.Length == 0) return null;
        var chosen = list.Parent is null ? null : model.GetSymbolInfo(list.Parent).Symbol;
        return new(overloads, overloads.FirstOrDefault(o => SymbolEqualityComparer.Default.Equals(o, chosen)
            || SymbolEqualityComparer.Default.Equals(o.OriginalDefinition, chosen?.OriginalDefinition)));
    }

    public static IEnumerable<IParameterSymbol> ParametersOf(ISymbol overload) => overload switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static IEnumerable<ISymbol> OverloadsOf(SyntaxNode? owner, int position, SemanticModel model) => owner switch
    {
        InvocationExpressionSyntax call => Methods(call.Expression, model),
        BaseObjectCreationExpressionSyntax creation => Constructors(Created(creation, model), position, model),
        ConstructorInitializerSyntax initializer => Constructors(Chained(initializer, model), position, model),
        PrimaryConstructorBaseTypeSyntax type => Constructors(model.GetTypeInfo(type.Type).Type, position, model),
        ElementAccessExpressionSyntax access when model.GetTypeInfo(access.Expression).Type is { } type => Indexers(type, position, model),
        _ => [],
    };

    private static IEnumerable<ISymbol> Methods(ExpressionSyntax called, SemanticModel model)
    {
        if (model.GetTypeInfo(called).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }) return [invoke];
        var group = model.GetMemberGroup(called);
        return group.IsEmpty ? model.GetSymbolInfo(called) is var info && info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols
            : group;
    }

    private static ITypeSymbol? Created(BaseObjectCreationExpressionSyntax creation, SemanticModel model) =>
        creation is ObjectCreationExpressionSyntax { Type: var type }
            ? model.GetTypeInfo(type).Type ?? model.GetSymbolInfo(type).Symbol as ITypeSymbol ?? model.GetTypeInfo(creation).Type
            : model.GetTypeInfo(creation).ConvertedType;

    private static INamedTypeSymbol? Chained(ConstructorInitializerSyntax initializer, SemanticModel model)
    {
        var type = (initializer.Parent is null ? null : model.GetDeclaredSymbol(initializer.Parent))?.ContainingType;
        return initializer.IsKind(SyntaxKind.BaseConstructorInitializer) ? type?.BaseType : type;
    }

    private static IEnumerable<ISymbol> Constructors(ITypeSymbol? type, int position, SemanticModel model) =>
        type is INamedTypeSymbol named
            ? named.InstanceConstructors.Where(c => !c.IsImplicitlyDeclared || c.Parameters.Length == 0
            || (named.IsRecord && !IsCopy(c, named))).Where(c => model.IsAccessible(position, c)) : [];

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol record) =>
        constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, record);

    private static IEnumerable<ISymbol> Indexers(ITypeSymbol type, int position, SemanticModel model) =>
        model.LookupSymbols(position, type).Concat(type.GetMembers()).OfType<IPropertySymbol>()
            .Where(p => p.IsIndexer && model.IsAccessible(position, p)).Distinct<ISymbol>(SymbolEqualityComparer.Default);

    private static bool SymbolHasParameters(ISymbol symbol) => symbol is IMethodSymbol or IPropertySymbol { IsIndexer: true };
}
