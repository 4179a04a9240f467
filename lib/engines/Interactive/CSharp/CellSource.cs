using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive.Utility;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>
/// A piece of C# and where it stands: <paramref name="LineOffset"/> lines below the top of its cell. It is compiled with that many empty lines
/// above it, so the PDB speaks of lines of the cell; messages count from the piece, as .NET Interactive's do.
/// </summary>
internal sealed record CellSource(string Code, string Name, int LineOffset)
{
    private static readonly CSharpParseOptions s_script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public SyntaxTree Parse() => Parse(Code);

    public static SyntaxTree ParseScript(string code) => CSharpSyntaxTree.ParseText(code, s_script);

    /// <summary>Parses other text that has the same lines.</summary>
    public SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(
        SourceText.From(new string('\n', LineOffset) + code, Encoding.UTF8), s_script, path: Name);

    public Diagnostic ToPieceDiagnostic(CodeAnalysis.Diagnostic diagnostic)
    {
        var absolute = Diagnostic.FromCodeAnalysisDiagnostic(diagnostic);
        return IsHere(diagnostic) ? absolute.WithLinePositionSpan(absolute.LinePositionSpan.SubtractLineOffset(new(LineOffset, 0))) : absolute;
    }

    /// <summary>As <c>(line,column): error CS0029: text</c>, one-based; with the file's name in front where it is not this cell.</summary>
    public string Describe(CodeAnalysis.Diagnostic diagnostic)
    {
        if (!diagnostic.Location.IsInSource) return diagnostic.ToString();
        var start = ToPieceDiagnostic(diagnostic).LinePositionSpan.Start;
        var file = IsHere(diagnostic) ? "" : diagnostic.Location.SourceTree!.FilePath;
        return $"{file}({start.Line + 1},{start.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    public static CellPlace? PlaceOf(CodeAnalysis.Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return null;
        var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return new(tree.FilePath, line + 1, tree.GetText().Lines[line].ToString());
    }

    private bool IsHere(CodeAnalysis.Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath == Name;
}
