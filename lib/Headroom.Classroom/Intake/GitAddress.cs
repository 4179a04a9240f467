using System.Text.RegularExpressions;

namespace Headroom.Classroom.Intake;

/// <summary>An address to clone from, judged before git sees it: https, ssh or file, and nothing that could pass for an option.</summary>
internal static partial class GitAddress
{
    /// <summary>Why it is not cloned; null where it may be.</summary>
    public static string? Refused(string address)
    {
        if (address.Length == 0) return "no address is given";
        if (address.Any(char.IsControl)) return "the address has control characters";
        if (address.StartsWith('-')) return "the address begins with a dash, which git would take for an option";
        if (address.Contains("::", StringComparison.Ordinal)) return "the address names a helper program, which is not started";
        return Known().IsMatch(address) || Path.IsPathFullyQualified(address)
            ? null
            : "the address is neither https://, ssh:// or file://, nor USER@HOST:PATH, nor a path from the root";
    }

    /// <summary>A path as an address, for git would copy a path whole, and link to its files.</summary>
    public static string Full(string address) => Path.IsPathFullyQualified(address) ? new Uri(address).AbsoluteUri : address;

    // A host that begins with a dash would be an option of ssh.
    [GeneratedRegex(@"^(https://[^-/\s][^\s]*|ssh://([^-@/\s][^@/\s]*@)?[^-/\s][^\s]*|file:///[^\s]*|[\w.][\w.-]*@[\w.][\w.-]*:[^-\s][^\s]*)$")]
    private static partial Regex Known();
}
