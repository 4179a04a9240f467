using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Tells which functions of a cell may be GPU code. Where ILGPU is not referenced none is. Where it is: every static function and every
/// member of a struct, since a kernel may call them, and every function with a parameter of an ILGPU type, such as an index or a view.
/// </summary>
internal sealed class DeviceCode(CSharpCompilation compilation, SyntaxTree tree)
{
    private readonly bool _hasGpu = compilation.GlobalNamespace.GetNamespaceMembers().Any(n => n.Name == "ILGPU");
    private readonly Lazy<SemanticModel> _model = new(() => compilation.GetSemanticModel(tree));

    public bool Contains(SyntaxNode node) => _hasGpu && node.AncestorsAndSelf().Any(IsDevice);

    private bool IsDevice(SyntaxNode node) => node switch
    {
        StructDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration } => true,
        BaseMethodDeclarationSyntax method => IsStatic(method.Modifiers) || HasGpuParameter(method),
        LocalFunctionStatementSyntax function => IsStatic(function.Modifiers) || HasGpuParameter(function),
        AnonymousFunctionExpressionSyntax lambda => IsStatic(lambda.Modifiers) || HasGpuParameter(lambda),
        _ => false,
    };

    private static bool IsStatic(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.StaticKeyword);

    private bool HasGpuParameter(SyntaxNode function)
    {
        var symbol = (_model.Value.GetDeclaredSymbol(function) ?? _model.Value.GetSymbolInfo(function).Symbol) as IMethodSymbol;
        return symbol?.Parameters.Any(p => IsGpu(p.Type)) == true;
    }

    private static bool IsGpu(ITypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            if (space is { Name: "ILGPU", ContainingNamespace.IsGlobalNamespace: true }) return true;
        return false;
    }
}
