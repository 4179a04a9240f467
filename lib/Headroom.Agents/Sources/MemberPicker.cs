using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Headroom.Agents.Sources;

/// <summary>Picks methods of a repository by chance: the same ones for the same seed, whatever else the repository gains.</summary>
public static class MemberPicker
{
    /// <summary>
    /// Characters of a method that is picked: shorter ones have nothing to change, longer ones do not fit a small model's context.
    /// </summary>
    public const int Shortest = 80, Longest = 900;

    /// <summary>Characters of a file that is sent whole.</summary>
    public const int LongestFile = 24_000;

    /// <summary>All methods that may be picked, in drawn order; a file's second comes after every file's first.</summary>
    public static IReadOnlyList<Member> Order(IEnumerable<SourceFile> files, int seed)
    {
        ArgumentNullException.ThrowIfNull(files);
        var rounds = files.Where(file => file.Text.Length <= LongestFile)
            .SelectMany(file => Candidates(file).OrderBy(member => Rank(seed, member), StringComparer.Ordinal).Index());
        return [.. rounds.OrderBy(each => each.Index).ThenBy(each => Rank(seed, each.Item), StringComparer.Ordinal)
            .Select(each => each.Item)];
    }

    // Overloads of equally many parameters cannot be told apart in an answer.
    private static IEnumerable<Member> Candidates(SourceFile file) =>
        Member.Of(file).GroupBy(member => (member.Name, member.Parameters)).Where(group => group.Count() == 1)
            .Select(group => group.First()).Where(member => member.IsMovable && member.Text.Length is >= Shortest and <= Longest);

    private static string Rank(int seed, Member member) => Convert.ToHexString(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{member.Path}|{member.Signature}"))));
}
