using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>A cell as an assembly that is not loaded yet.</summary>
internal sealed record CompiledCell(
    CSharpCompilation Compilation, byte[] Pe, byte[] Pdb, IReadOnlyList<CodeAnalysis.Diagnostic> Diagnostics, bool HasValue);
