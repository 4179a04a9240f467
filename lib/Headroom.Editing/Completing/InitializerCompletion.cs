using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Editing.Completing;

/// <summary>
/// Members that can be set between the braces of <c>new T { }</c> and <c>x with { }</c>, or asked for in a pattern <c>{ }</c>.
/// </summary>
internal static class InitializerCompletion
{
    public static ITypeSymbol? TypeAt(EditedCell cell)
    {
        if (!cell.Before.IsKind(SyntaxKind.OpenBraceToken) && !cell.Before.IsKind(SyntaxKind.CommaToken)) return null;
        var type = cell.Before.Parent switch
        {
            InitializerExpressionSyntax initializer => TypeOf(initializer, cell.Model),
            PropertyPatternClauseSyntax { Parent: PatternSyntax pattern } => cell.Model.GetTypeInfo(pattern).ConvertedType,
            _ => null,
        };
        return type is null or { TypeKind: TypeKind.Error or TypeKind.Array } || IsCollection(type) ? null : type;
    }

    public static IEnumerable<Candidate> MembersOf(ITypeSymbol type, EditedCell cell)
    {
        var given = GivenAt(cell);
        var isPattern = cell.Before.Parent is PropertyPatternClauseSyntax;
        return cell.Model.LookupSymbols(cell.Start, type)
            .Where(s => !s.IsStatic && SymbolKinds.IsShown(s) && !given.Contains(s.Name)
                && (isPattern ? s is IPropertySymbol or IFieldSymbol : CanBeSet(s)))
            .GroupBy(s => s.Name).Select(g => Candidate.Of([.. g], Candidate.Here));
    }

    private static ITypeSymbol? TypeOf(InitializerExpressionSyntax initializer, SemanticModel model) => initializer.Parent switch
    {
        BaseObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation) is var type ? type.Type ?? type.ConvertedType : null,
        WithExpressionSyntax with => model.GetTypeInfo(with.Expression).Type,
        AssignmentExpressionSyntax { Right: InitializerExpressionSyntax } nested => model.GetTypeInfo(nested.Left).Type,
        _ => null,
    };

    private static HashSet<string> GivenAt(EditedCell cell) =>
    [
        .. cell.Before.Parent!.ChildNodes().OfType<AssignmentExpressionSyntax>().Select(a => a.Left.ToString()),
        .. cell.Before.Parent!.ChildNodes().OfType<SubpatternSyntax>().Select(p => p.NameColon?.Name.ToString() ?? ""),
    ];

    private static bool CanBeSet(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { IsIndexer: false } property => property.SetMethod is not null,
        IFieldSymbol field => field is { IsReadOnly: false, IsConst: false },
        _ => false,
    };

    // Its elements stand there, which may be anything.
    private static bool IsCollection(ITypeSymbol type) =>
        type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable) && type.GetMembers("Add").Length > 0;
}
