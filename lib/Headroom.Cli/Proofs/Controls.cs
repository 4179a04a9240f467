using Headroom.Course.Stubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Cli.Proofs;

/// <summary>A submission made from the solution that answers the same whatever it is asked.</summary>
internal sealed record Control(string Name, string Text);

/// <summary>Makes the controls of a solution: every member of the marked region returns <c>default</c>, 1, or NaN.</summary>
internal static class Controls
{
    public static IReadOnlyList<Control> Of(string solution)
    {
        var root = CSharpSyntaxTree.ParseText(solution).GetRoot();
        var controls = new List<Control> { new("with default for every answer", Rewrite(root, Constant.Default)) };
        // Constants that leave every member as default would be the same submission again.
        foreach (var (name, constant) in new[] { ("with 1 for every answer", Constant.One), ("with NaN for every answer", Constant.NaN) })
            if (Rewrite(root, constant) is var text && controls.All(c => c.Text != text)) controls.Add(new Control(name, text));
        return controls;
    }

    private static string Rewrite(SyntaxNode root, Constant constant) =>
        new ConstantAnswers(constant, Region(root)).Visit(root).ToFullString();

    private static Microsoft.CodeAnalysis.Text.TextSpan Region(SyntaxNode root)
    {
        var text = root.ToFullString();
        var begin = text.IndexOf(Stub.Begin, StringComparison.Ordinal);
        var end = text.IndexOf(Stub.End, StringComparison.Ordinal);
        return Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(Math.Max(0, begin), end < 0 ? text.Length : end);
    }
}
