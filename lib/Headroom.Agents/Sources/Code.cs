using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Sources;

/// <summary>C# as text and as a tree.</summary>
internal static class Code
{
    private static readonly CSharpParseOptions s_options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    public static CompilationUnitSyntax Parse(string text) => CSharpSyntaxTree.ParseText(text, s_options).GetCompilationUnitRoot();

    public static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>The one method that a text is; null where it is none, several or does not parse.</summary>
    public static MethodDeclarationSyntax? ParseMethod(string text)
    {
        var unit = Parse($"class C\n{{\n{text}\n}}\n");
        return !unit.GetDiagnostics().Any(IsError) && unit.Members is [ClassDeclarationSyntax { Members: [MethodDeclarationSyntax method] }]
            ? method
            : null;
    }

    /// <summary>Moves a text to the margin: its later lines are as far from it as its first line was.</summary>
    public static string Dedent(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var rest = lines.Skip(1).Where(line => line.Trim().Length > 0).ToList();
        var margin = rest.Count == 0 ? 0 : rest.Min(Margin);
        for (var i = 0; i < lines.Length; i++)
            lines[i] = lines[i][Math.Min(i == 0 ? Margin(lines[0]) : margin, Margin(lines[i]))..].TrimEnd();
        return string.Join('\n', lines);
    }

    /// <summary>Moves all lines but the first and empty ones to the right.</summary>
    public static string Indent(string text, string margin) =>
        string.Join('\n', text.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : margin + line));

    /// <summary>What stands before a place in its line.</summary>
    public static string MarginOf(string text, int place) => text[(place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1)..place];

    private static int Margin(string line) => line.Length - line.TrimStart(' ', '\t').Length;
}
