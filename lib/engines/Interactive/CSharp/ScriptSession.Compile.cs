using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;

namespace Microsoft.DotNet.Interactive.CSharp;

internal sealed partial class ScriptSession
{
    private static int s_assemblies;
    private CSharpCompilation? _previous;

    private CompiledCell Compile(CellSource source)
    {
        References.UseWorkingDirectory(Directory.GetCurrentDirectory());
        var tree = source.Parse();
        var written = Compilation(tree);
        var diagnostics = written.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden).ToImmutableArray();
        ThrowOnErrors(diagnostics, source);

        var emitted = written;
        if (InterruptPoints.Insert(source.Code, tree, written, source.LineOffset) is { } interruptible)
        {
            var candidate = Compilation(source.Parse(interruptible));
            // The points are invisible to a cell's author; should they ever not compile, the cell runs without them.
            if (!candidate.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)) emitted = candidate;
        }
        using var pe = new MemoryStream();
        using var pdb = new MemoryStream();
        var result = emitted.Emit(pe, pdb, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        ThrowOnErrors(result.Diagnostics, source);
        return new(emitted, pe.ToArray(), pdb.ToArray(), diagnostics, HasValue(written, tree));
    }

    private CSharpCompilation Compilation(SyntaxTree tree)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: $"Submission#{_submissions.Count}",
            usings: _imports,
            // Unoptimized, as in .NET Interactive: optimized code loses the line of an index out of range. Hot loops belong in compiled files.
            optimizationLevel: OptimizationLevel.Debug,
            allowUnsafe: true,
            metadataReferenceResolver: References,
            sourceReferenceResolver: References.Sources,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);
        return CSharpCompilation.CreateScriptCompilation(
            $"cell-{Interlocked.Increment(ref s_assemblies)}", tree, References.Known, options, _previous, typeof(object));
    }

    private static void ThrowOnErrors(ImmutableArray<CodeAnalysis.Diagnostic> diagnostics, CellSource source)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToImmutableArray();
        if (errors.Length > 0)
            throw new CompilationErrorException(string.Join(Environment.NewLine, errors.Select(source.Describe)), errors);
    }

    // The last expression without a semicolon, or a `return` with a value.
    private static bool HasValue(CSharpCompilation compilation, SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var statements = root.Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement).ToArray();
        if (statements.LastOrDefault() is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last)
            return compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_Void;
        return statements.SelectMany(s => s.DescendantNodesAndSelf(n => n is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)))
            .Any(n => n is ReturnStatementSyntax { Expression: not null });
    }
}
