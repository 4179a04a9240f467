using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Jupyter.Editing;

/// <summary>A cell's text as the script that it is, without what other cells declare.</summary>
internal static class CellSyntax
{
    private static readonly CSharpParseOptions s_script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, s_script);
}
