using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Composing.Faults;

/// <summary>
/// A mistake that can be made in a right kernel. Whether it does harm in a given one is for the meter to say: a site is a proposal.
/// </summary>
public abstract class FaultOperator
{
    private static readonly SyntaxAnnotation s_guilty = new("guilty"), s_gap = new("gap");

    /// <summary>For a reader who has passed: what is wrong.</summary>
    public abstract string Says { get; }

    public virtual FaultKind Kind => FaultKind.Wrong;

    /// <summary>Whether a race is harm enough. Not where threads may write one value to one place.</summary>
    public virtual bool CountsRaces => true;

    /// <summary>The kernel with the mistake, once for each place where it can be made.</summary>
    public abstract IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel);

    /// <summary>Nodes of which each has to change.</summary>
    public static IEnumerable<SyntaxNode> GuiltyIn(SyntaxNode root) => root.GetAnnotatedNodes(s_guilty);

    /// <summary>Statements beside which something is missing.</summary>
    public static IEnumerable<SyntaxNode> GapsIn(SyntaxNode root) => root.GetAnnotatedNodes(s_gap);

    /// <summary>Marks a node as one that has to change.</summary>
    protected static TNode Guilty<TNode>(TNode node) where TNode : SyntaxNode => node.WithAdditionalAnnotations(s_guilty);

    /// <summary>Marks a statement beside which something is missing.</summary>
    protected static TNode Gap<TNode>(TNode node) where TNode : SyntaxNode => node.WithAdditionalAnnotations(s_gap);

    /// <summary>The kernel with one node changed, which is guilty.</summary>
    protected static MethodDeclarationSyntax With(MethodDeclarationSyntax kernel, SyntaxNode old, SyntaxNode changed)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.ReplaceNode(old, Guilty(changed));
    }

    /// <summary>The kernel with several nodes changed, all of them guilty.</summary>
    protected static MethodDeclarationSyntax WithAll<TNode>(
        MethodDeclarationSyntax kernel, IEnumerable<TNode> old, Func<TNode, SyntaxNode> change) where TNode : SyntaxNode
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.ReplaceNodes(old, (_, now) => Guilty(change(now)));
    }
}
