namespace Microsoft.DotNet.Interactive;

/// <summary>A restored package: which version it became, and its files.</summary>
public class ResolvedPackageReference(
    string packageName,
    string packageVersion,
    IReadOnlyList<string> assemblyPaths,
    string? packageRoot = null,
    IReadOnlyList<string>? probingPaths = null) : PackageReference(packageName, packageVersion)
{
    public IReadOnlyList<string> AssemblyPaths { get; } = assemblyPaths ?? throw new ArgumentNullException(nameof(assemblyPaths));

    public string? PackageRoot { get; } = packageRoot;

    /// <summary>Folders with native libraries.</summary>
    public IReadOnlyList<string> ProbingPaths { get; } = probingPaths ?? [];
}
