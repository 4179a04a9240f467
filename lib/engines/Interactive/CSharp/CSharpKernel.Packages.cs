using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Packages;
using Microsoft.DotNet.Interactive.Parsing;

namespace Microsoft.DotNet.Interactive.CSharp;

public partial class CSharpKernel
{
    private static readonly TimeSpan s_restoreLimit = TimeSpan.FromSeconds(120);
    private readonly List<string> _packageSources = [];
    private readonly Dictionary<string, PackageReference> _packages = new(StringComparer.OrdinalIgnoreCase);

    internal async Task AddPackagesAsync(PackagesPiece piece, KernelInvocationContext context)
    {
        context.HandlingKernel = this;
        _packageSources.AddRange(piece.Sources.Select(ToSource).Except(_packageSources));
        var wanted = piece.Packages.Where(IsNew).ToArray();
        if (wanted.Length == 0) return;

        // All of them together, so that their dependencies agree.
        PackageReference[] all = [.. _packages.Values, .. wanted];
        var resolved = await new PackageRestore(_packageSources, s_restoreLimit).RunAsync(all, context.CancellationToken);
        foreach (var package in resolved)
        {
            AddAssemblyReferences(package.AssemblyPaths);
            foreach (var folder in package.ProbingPaths) _session.References.AddNativeFolder(folder);
            if (!wanted.Any(w => string.Equals(w.PackageName, package.PackageName, StringComparison.OrdinalIgnoreCase))) continue;
            _packages[package.PackageName] = package;
            context.Publish(new PackageAdded(package, context.Command));
            context.Display($"Installed package {package.PackageName}, {package.PackageVersion}", PlainTextFormatter.MimeType);
        }
    }

    private bool IsNew(PackageReference wanted)
    {
        if (!_packages.TryGetValue(wanted.PackageName, out var present)) return true;
        if (!wanted.IsPackageVersionSpecified || wanted.PackageVersion.Contains('*', StringComparison.Ordinal) || wanted.PackageVersion == present.PackageVersion) return false;
        throw new InvalidOperationException(
            $"{wanted.PackageName} version {wanted.PackageVersion} cannot be added because version {present.PackageVersion} was added previously. Restart the kernel to change it.");
    }

    private static string ToSource(string source) => source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source);
}
