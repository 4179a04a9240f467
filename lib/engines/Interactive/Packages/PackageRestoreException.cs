using System.Text.RegularExpressions;

namespace Microsoft.DotNet.Interactive.Packages;

/// <summary>Packages that cannot be had, and what to do.</summary>
internal sealed partial class PackageRestoreException : Exception
{
    private PackageRestoreException(string message) : base(message)
    {
    }

    internal static PackageRestoreException From(string output, IReadOnlyList<PackageReference> packages, IReadOnlyList<string> sources)
    {
        var reasons = Error().Matches(output).Select(m => m.Groups["text"].Value.Trim()).Distinct().ToArray();
        var said = reasons.Length > 0 ? string.Join(Environment.NewLine, reasons) : output.Trim();
        return new($"""
            Cannot restore {Names(packages)}.
            {said}
            {Advice(sources)}
            """);
    }

    internal static PackageRestoreException TooSlow(IReadOnlyList<PackageReference> packages, IReadOnlyList<string> sources, TimeSpan limit) => new(
        $"""
        Cannot restore {Names(packages)}: no answer within {limit.TotalSeconds:0} s.
        {Advice(sources)}
        """);

    private static string Names(IReadOnlyList<PackageReference> packages) =>
        string.Join(" and ", packages.Select(p => p.IsPackageVersionSpecified ? $"{p.PackageName} {p.PackageVersion}" : p.PackageName));

    private static string Advice(IReadOnlyList<string> sources) =>
        (sources.Count > 0 ? $"Looked in the configured package sources and in {string.Join(", ", sources)}." : "Looked in the configured package sources.")
        + " Check the name and the version, or add a source that has it: #i \"nuget: folder or URL\". `dotnet nuget list source` shows what is configured.";

    [GeneratedRegex(@"error (?<text>NU\d+: .*?)(\[[^\]]*\])?\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Error();
}
