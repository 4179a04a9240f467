using System.ComponentModel;
using Microsoft.CodeAnalysis;

namespace Headroom.Editing.Completing;

internal static class SymbolKinds
{
    /// <summary>Which picture an editor draws beside a name.</summary>
    public static CandidateKind Of(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { IsExtensionMethod: true } => CandidateKind.ExtensionMethod,
        IMethodSymbol => CandidateKind.Method,
        IPropertySymbol => CandidateKind.Property,
        IEventSymbol => CandidateKind.Event,
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => CandidateKind.EnumMember,
        IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } => CandidateKind.Constant,
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IRangeVariableSymbol => CandidateKind.Local,
        IFieldSymbol => CandidateKind.Field,
        IParameterSymbol => CandidateKind.Parameter,
        INamespaceSymbol => CandidateKind.Namespace,
        ITypeParameterSymbol => CandidateKind.TypeParameter,
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => CandidateKind.Enum,
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => CandidateKind.Structure,
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => CandidateKind.Interface,
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => CandidateKind.Delegate,
        INamedTypeSymbol => CandidateKind.Class,
        _ => CandidateKind.Label,
    };

    /// <summary>False for what has no name to write, and for what its author hides from editors.</summary>
    public static bool IsShown(ISymbol symbol) => symbol.CanBeReferencedByName && !IsHidden(symbol);

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(a =>
        a.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
            && a.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);
}
