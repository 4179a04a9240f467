using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>A NuGet package was restored and its assemblies can be used.</summary>
public class PackageAdded(ResolvedPackageReference packageReference, KernelCommand command) : KernelEvent(command)
{
    public ResolvedPackageReference PackageReference { get; } = packageReference ?? throw new ArgumentNullException(nameof(packageReference));

    public override string ToString() => $"{nameof(PackageAdded)}: {PackageReference}";
}
