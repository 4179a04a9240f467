using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Editing;

/// <summary>A cell's text as the script that it is, without what other cells declare.</summary>
public static class CellSyntax
{
    private static readonly CSharpParseOptions s_script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <param name="path">Of the tree: a name without a folder for a cell.</param>
    public static SyntaxTree Parse(string code, string path = "", CancellationToken cancel = default) =>
        CSharpSyntaxTree.ParseText(code, s_script, path, Encoding.UTF8, cancel);
}
