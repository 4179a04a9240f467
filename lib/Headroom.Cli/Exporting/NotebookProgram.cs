using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Cli.Exporting;

/// <summary>
/// A notebook as one file that <c>dotnet run</c> executes: usings first, then the cells as statements with the text between them as
/// comments, then types. What a cell would show is printed.
/// </summary>
internal static partial class NotebookProgram
{
    private static readonly CSharpParseOptions s_cell = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    // A notebook's further assemblies are projects here.
    private static readonly Dictionary<string, string> s_projects = new()
    {
        ["notebook.csx"] = "Headroom.Notebooks", ["training.csx"] = "Headroom.Training", ["agents.csx"] = "Headroom.Agents",
    };

    /// <param name="cells">Whether it is code, and the text, in the notebook's order.</param>
    /// <param name="lib">The folder lib of the course, as seen from the program's file.</param>
    /// <param name="name">Of the program, and of the folder it is built in.</param>
    public static string Of(string name, string title, IEnumerable<(bool IsCode, string Text)> cells, string lib)
    {
        var (usings, projects, types, body) = (new List<string>(), new List<string>(), new StringBuilder(), new StringBuilder());
        foreach (var (isCode, text) in cells)
        {
            if (!isCode) body.Append(Comment(text)).Append('\n');
            else Cell(text.ReplaceLineEndings("\n"), usings, projects, types, body);
        }
        var program = new StringBuilder();
        program.Append("#!/usr/bin/env -S dotnet run\n");
        foreach (var project in projects.Distinct()) program.Append($"#:project {lib}/{project}/{project}.csproj\n");
        // The course's own rules for its own code, and what a notebook is not held to.
        string[] properties =
        [
            // Where the course's programs lie, so that it finds the course; and the course as it is built.
            $"ArtifactsProjectName=export-{name}", "IncludeProjectNameInArtifactsPaths=true", "BuildProjectReferences=false",
            "OutputType=Exe", "Nullable=disable", "AllowUnsafeBlocks=true", "TieredPGO=false",
            "TreatWarningsAsErrors=false", "RunAnalyzers=false", "EnforceCodeStyleInBuild=false",
        ];
        foreach (var property in properties)
            program.Append($"#:property {property}\n");
        program.Append($"\n// {title}\n");
        usings.AddRange(["using static Headroom.Notebooks.Programs.Shown;", "using Headroom.Notebooks.Programs;"]);
        foreach (var line in usings.Distinct())
            program.Append(line).Append('\n');
        return program.Append('\n').Append(body.ToString().Trim('\n')).Append('\n').Append(types).ToString();
    }

    private static void Cell(string text, List<string> usings, List<string> projects, StringBuilder types, StringBuilder body)
    {
        foreach (Match load in Load().Matches(text))
            projects.Add(s_projects.GetValueOrDefault(load.Groups["file"].Value)
                ?? throw new UsageException($"a cell loads {load.Groups["file"].Value}, which no program can: {load.Value}"));
        var root = CSharpSyntaxTree.ParseText(Load().Replace(text, ""), s_cell).GetCompilationUnitRoot();
        usings.AddRange(root.Usings.Select(one => one.ToString()));
        var statements = new StringBuilder();
        foreach (var member in root.Members)
        {
            if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
                types.Append('\n').Append(member.ToFullString().Trim('\n')).Append('\n');
            else statements.Append(Statement(member));
        }
        if (statements.ToString().Trim() is { Length: > 0 } lines) body.Append(lines).Append("\n\n");
    }

    // A cell shows the value of its last line where that has no semicolon.
    private static string Statement(MemberDeclarationSyntax member) =>
        member is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } shown }
            ? $"{shown.GetLeadingTrivia().ToFullString()}display({shown.Expression.WithoutTrivia().ToFullString()});"
                + $"{shown.Expression.GetTrailingTrivia().ToFullString().TrimEnd()}\n"
            : member.ToFullString();

    private static string Comment(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => $"// {line}".TrimEnd() + "\n"));

    [GeneratedRegex("^#load +\"(?:[^\"]*/)?(?<file>[^\"/]+)\"[ \\t]*\\n?", RegexOptions.Multiline)]
    private static partial Regex Load();
}
