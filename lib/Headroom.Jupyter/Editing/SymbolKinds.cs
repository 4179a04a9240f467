using System.ComponentModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Editing;

internal static class SymbolKinds
{
    /// <summary>Roslyn's word for the picture that an editor draws beside a name.</summary>
    public static string TagOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { IsExtensionMethod: true } => WellKnownTags.ExtensionMethod,
        IMethodSymbol => WellKnownTags.Method,
        IPropertySymbol => WellKnownTags.Property,
        IEventSymbol => WellKnownTags.Event,
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => WellKnownTags.EnumMember,
        IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } => WellKnownTags.Constant,
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IRangeVariableSymbol => WellKnownTags.Local,
        IFieldSymbol => WellKnownTags.Field,
        IParameterSymbol => WellKnownTags.Parameter,
        INamespaceSymbol => WellKnownTags.Namespace,
        ITypeParameterSymbol => WellKnownTags.TypeParameter,
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => WellKnownTags.Enum,
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => WellKnownTags.Structure,
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => WellKnownTags.Interface,
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => WellKnownTags.Delegate,
        INamedTypeSymbol => WellKnownTags.Class,
        _ => WellKnownTags.Label,
    };

    /// <summary>False for what has no name to write, and for what its author hides from editors.</summary>
    public static bool IsShown(ISymbol symbol) => symbol.CanBeReferencedByName && !IsHidden(symbol);

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(a =>
        a.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
            && a.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);
}
