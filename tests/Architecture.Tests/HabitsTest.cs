using System.Text.RegularExpressions;
using Headroom.Testing;

namespace Architecture.Tests;

/// <summary>Sizes of files and lines, over all C# that is written by hand.</summary>
public sealed partial class HabitsTest
{
    private const int LongestLine = 140, LongestFile = 400, LargestMedian = 100;

    private static readonly string[] s_folders = ["lib", "tests", "bench", "solutions"];

    private static IEnumerable<string> Files => s_folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Built().IsMatch(file));

    [Fact]
    public void No_line_is_longer_than_140_columns_but_for_data() => ArrowsTest.None(
        from file in Files
        from line in Code(File.ReadAllLines(file))
        where line.Text.Length > LongestLine && !Data().IsMatch(line.Text)
        select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}: {line.Text.Length} columns");

    [Fact]
    public void No_file_is_longer_than_400_lines_and_half_of_them_are_shorter_than_100()
    {
        var lengths = Files.Select(file => (File: file, Lines: File.ReadLines(file).Count())).OrderBy(each => each.Lines).ToList();
        ArrowsTest.None(lengths.Where(each => each.Lines > LongestFile).Select(each => $"{each.File}: {each.Lines} lines"));
        Assert.InRange(lengths[lengths.Count / 2].Lines, 1, LargestMedian - 1);
    }

    [Fact]
    public void A_type_of_a_line_or_two_stands_in_the_file_of_its_one_user()
    {
        var words = Files.Where(file => file.StartsWith(Path.Combine(Repository.Root, "lib"), StringComparison.Ordinal))
            .ToDictionary(file => file, file => Words().Matches(File.ReadAllText(file)).Select(word => word.Value).ToHashSet());
        ArrowsTest.None(
            from file in words.Keys
            where File.ReadLines(file).Count(line => !NotOfTheType().IsMatch(line)) <= 2
            let type = Path.GetFileNameWithoutExtension(file)
            let users = words.Where(other => other.Key != file && other.Value.Contains(type)).Select(other => other.Key).ToList()
            where users.Count == 1
            select $"{Path.GetRelativePath(Repository.Root, file)}: only {Path.GetRelativePath(Repository.Root, users[0])} uses it");
    }

    // The lines outside of raw strings of several lines.
    private static IEnumerable<(int Number, string Text)> Code(string[] lines)
    {
        var raw = false;
        foreach (var (index, text) in lines.Index())
        {
            var begun = raw;
            if (Quotes().Count(text) % 2 == 1) raw = !raw;
            if (!begun) yield return (index + 1, text);
        }
    }

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^\s*(//.*|using .*|namespace .*)?$")]
    private static partial Regex NotOfTheType();

    // JSON, HTML and regular expressions in a string, which a break would make harder to read.
    [GeneratedRegex("\"\"\"|\\[GeneratedRegex\\(|\\[InlineData\\(")]
    private static partial Regex Data();

    [GeneratedRegex(@"[\\/](bin|obj|node_modules)[\\/]")]
    private static partial Regex Built();
}
