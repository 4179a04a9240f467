using System.Text.RegularExpressions;
using Headroom.Course.Errors;

namespace Headroom.Course.Stubs;

/// <summary>
/// The comment at the head of a solution, from which its stub takes it: <c>// 02.5 Title. Objective: one sentence.</c>, lines on shapes and
/// units, and at the end <c>Out of scope: a phrase. About 18 lines.</c> These facts are said here and nowhere else.
/// </summary>
public sealed partial record HeadComment
{
    private const int LongestTitle = 60;
    private const int LongestSentence = 200;
    private const int MostLines = 60;

    /// <summary>Of the exercise: <c>02.5</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The one thing the learner can do afterwards; a sentence.</summary>
    public required string Objective { get; init; }

    /// <summary>Shapes, units and what else a solution needs to know, line by line.</summary>
    public required IReadOnlyList<string> Shapes { get; init; }

    /// <summary>What the learner may leave aside; a sentence.</summary>
    public required string OutOfScope { get; init; }

    /// <summary>About how many lines the marked region takes.</summary>
    public required int Lines { get; init; }

    /// <summary>The text without the comment, whether it stands first or behind the usings.</summary>
    public static IEnumerable<string> Without(IReadOnlyList<string> lines)
    {
        var (begin, end) = Find(lines);
        return lines.Take(begin).Concat(lines.Skip(end));
    }

    /// <param name="lines">Of the file.</param>
    /// <param name="file">Its path, for messages.</param>
    /// <exception cref="CourseException">A part is missing or too long; the message names file, line and cure.</exception>
    public static HeadComment Read(IReadOnlyList<string> lines, string file)
    {
        var (begin, end) = Find(lines);
        if (begin == end || First().Match(lines[begin].TrimEnd()) is not { Success: true } first)
            throw Error(
                file, begin == end ? 0 : begin, "no head comment",
                "Begin with \"// 01.1 Title. Objective: what the learner can do afterwards.\".");
        var body = lines.Take(end).Skip(begin + 1).Select(Text).ToList();
        var at = body.FindIndex(line => Last().IsMatch(line));
        if (at < 0) throw Error(file, end - 1, "the head comment has no \"Out of scope: ... . About N lines.\"", "End it with that line.");
        var last = Last().Match(body[at]);
        string[] around = [last.Groups["before"].Value, last.Groups["after"].Value];
        return new()
        {
            Id = first.Groups["id"].Value,
            Title = Short(first.Groups["title"].Value, LongestTitle, "title", begin),
            Objective = Short(Sentence(first.Groups["objective"].Value), LongestSentence, "objective", begin),
            Shapes = [.. body.Take(at), .. around.Where(text => text.Length > 0), .. body.Skip(at + 1)],
            OutOfScope = Short(Sentence(last.Groups["scope"].Value), LongestSentence, "out of scope", begin + 1 + at),
            Lines = int.Parse(last.Groups["lines"].Value) is >= 1 and <= MostLines and var count
                ? count : throw Error(
                    file, begin + 1 + at, $"about {last.Groups["lines"].Value} lines, needs 1 to {MostLines}",
                    "Split the exercise, or mend the number."),
        };

        string Short(string text, int longest, string what, int line) => text.Length <= longest ? text
            : throw Error(file, line, $"{what} has {text.Length} characters, at most {longest}", "Shorten it.");
    }

    // The comment is the first run of lines that starts with an exercise's id.
    private static (int Begin, int End) Find(IReadOnlyList<string> lines)
    {
        var begin = Enumerable.Range(0, lines.Count).FirstOrDefault(at => Start().IsMatch(lines[at]), lines.Count);
        var end = begin;
        while (end < lines.Count && lines[end].StartsWith("//", StringComparison.Ordinal)) end++;
        return begin == lines.Count ? (0, 0) : (begin, end);
    }

    private static string Text(string line)
    {
        var text = line[2..].TrimEnd();
        return text.StartsWith(' ') ? text[1..] : text;
    }

    // "int4 GEMV" and "q, k" begin with names, but an objective begins with a verb and a scope with what is left out.
    private static string Sentence(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..] + (phrase.EndsWith('.') ? "" : ".");

    private static CourseException Error(string file, int line, string what, string fix) =>
        new([new ManifestError(file, line + 1, 1, what, fix)]);

    [GeneratedRegex(@"^// \d\d\.\d")]
    private static partial Regex Start();

    [GeneratedRegex(@"^// (?<id>\d\d\.[1-9]\d?) (?<title>\S.*?)\.? Objective: (?<objective>\S.*)$")]
    private static partial Regex First();

    [GeneratedRegex(
        @"^(?:(?<before>\S.*?) )?Out of scope: (?<scope>\S.*?)\. About (?<lines>\d{1,3}) lines?(?:, .+?)?\.(?: (?<after>\S.*))?$")]
    private static partial Regex Last();
}
