using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive.Parsing;

/// <summary>A line <c>#r "nuget: Name, version"</c> or <c>#i "nuget: source"</c>.</summary>
internal sealed partial record PackageDirective(string? Source, PackageReference? Package)
{
    /// <summary>Null for every other line, among them <c>#r "path"</c>, which is the compiler's.</summary>
    public static PackageDirective? Read(string line, int number, Kernel target)
    {
        if (target is not CSharpKernel || Form().Match(line) is not { Success: true } match) return null;
        var text = match.Groups["text"].Value;
        if (match.Groups["kind"].Value == "i")
        {
            var source = text["nuget:".Length..].Trim();
            return source.Length > 0 ? new(source, null) : throw MagicSyntaxException.BadPackage(number, line.Trim());
        }
        return PackageReference.TryParse(text, out var package)
            ? new(null, package)
            : throw MagicSyntaxException.BadPackage(number, line.Trim());
    }

    [GeneratedRegex("""
        ^#(?<kind>[ri])\s+"(?<text>nuget:[^"]*)"?\s*(//.*)?$
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
