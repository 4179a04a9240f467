using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Microsoft.DotNet.Interactive;

/// <summary>The text after <c>#r</c>: <c>nuget: Name, version</c>.</summary>
public partial class PackageReference
{
    public PackageReference(string packageName, string? packageVersion = null)
    {
        PackageName = packageName ?? throw new ArgumentNullException(nameof(packageName));
        PackageVersion = packageVersion ?? "";
    }

    public string PackageName { get; }

    /// <summary>Empty when the newest is meant.</summary>
    public string PackageVersion { get; }

    public bool IsPackageVersionSpecified => PackageVersion.Length > 0;

    public static bool TryParse(string value, [NotNullWhen(true)] out PackageReference? reference)
    {
        var match = Form().Match(value ?? "");
        reference = match.Success ? new(match.Groups["name"].Value, match.Groups["version"].Value) : null;
        return match.Success;
    }

    public override string ToString() => IsPackageVersionSpecified ? $"{PackageName},{PackageVersion}" : PackageName;

    [GeneratedRegex(@"^\s*nuget:\s*(?<name>[A-Za-z0-9_.\-]+)\s*(,\s*(?<version>[A-Za-z0-9_.*\-+\[\]()]+(,\s*[A-Za-z0-9_.\-+]*[\])])?)\s*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
