using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Headroom.Editing.Documentation;

/// <summary>The documentation of one assembly: the file next to it, or the SDK's for an assembly of the framework.</summary>
internal sealed class AssemblyDocumentation(string assemblyPath) : DocumentationProvider
{
    private static readonly string s_framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly DocumentationFile _neighbour = new(Path.ChangeExtension(assemblyPath, ".xml"));

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture,
        CancellationToken cancellationToken = default) =>
        Path.GetDirectoryName(assemblyPath) == s_framework
            ? FrameworkDocumentation.Find(documentationMemberID, Path.GetFileNameWithoutExtension(assemblyPath))
            : _neighbour.Find(documentationMemberID);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => assemblyPath.GetHashCode(StringComparison.Ordinal);
}
