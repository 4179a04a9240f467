// 09.4 The second rollout. Objective: ask for a change again from its description alone, and see whether the description gives it away.
// A description is a title, a line feed and a body. Texts compare by ordinal, and upper and lower case differ where nothing else is said.
//   Prompt   path, the file as it was, title, an empty line, body, each on a line of its own: "a.cs\nclass A;\nTitle\n\nBody". No more.
//   Lines    the added lines that the description gives away, trimmed. All white space removed from everything, an added line counts
//            where it has 10 characters or more, stands in the description, and does not stand in the file as it was.
//   Names    the words of added lines that the description has as whole words, and neither path nor file. A word is a letter or _, then
//            letters, digits and _. It counts where it looks like a name: it has a digit, a _, or a capital behind its first letter.
//   Runs     each six words of `text` in a row, in small letters with blanks between, that stand in a row in the description, and not in
//            the file. Here a word is \w+, and case does not matter.
//   MaySend  whether lines and names are none, and runs of the instruction and of every message of the transcript.
// Patches hold hunks alone, no heads of files: any line that begins with + was added, +++i; too. Results in the order of patch or text,
// each once. Out of scope: a description that says the change in other words. That is its purpose. About 30 lines.
using System.Text.RegularExpressions;

public static class SecondRollout
{
    // Before and After: the file's text without and with the first change. Patch: lines of the hunks, each with its sign.
    public sealed record First(
        string Path, string Before, string After, string Instruction, string[] Transcript, string[] Patch, string Title, string Body);

    // your turn: begin
    public static string Prompt(First first) => $"{first.Path}\n{first.Before}\n{first.Title}\n\n{first.Body}";

    public static string[] Lines(string before, string[] patch, string description) => [.. Added(patch)
        .Where(line => Dense(line).Length >= 10 && Dense(description).Contains(Dense(line)) && !Dense(before).Contains(Dense(line)))
        .Select(line => line.Trim()).Distinct()];

    public static string[] Names(string path, string before, string[] patch, string description)
    {
        var (known, said) = (Words($"{path}\n{before}").ToHashSet(), Words(description).ToHashSet());
        return [.. Added(patch).SelectMany(Words).Distinct().Where(word => IsName(word) && said.Contains(word) && !known.Contains(word))];
    }

    public static string[] Runs(string text, string before, string description)
    {
        var (known, said) = (Six(before).ToHashSet(), Six(description).ToHashSet());
        return [.. Six(text).Distinct().Where(run => said.Contains(run) && !known.Contains(run))];
    }

    public static bool MaySend(First first)
    {
        var description = $"{first.Title}\n{first.Body}";
        return Lines(first.Before, first.Patch, description).Length == 0
            && Names(first.Path, first.Before, first.Patch, description).Length == 0
            && first.Transcript.Append(first.Instruction).All(text => Runs(text, first.Before, description).Length == 0);
    }

    private static IEnumerable<string> Added(string[] patch) => patch.Where(line => line.StartsWith('+')).Select(line => line[1..]);

    private static string Dense(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static bool IsName(string word) => word.Skip(1).Any(char.IsUpper) || word.Any(letter => letter == '_' || char.IsDigit(letter));

    private static IEnumerable<string> Words(string text) => Regex.Matches(text, @"[\p{L}_][\p{L}\p{Nd}_]*").Select(word => word.Value);

    private static IEnumerable<string> Six(string text)
    {
        string[] words = [.. Regex.Matches(text, @"\w+").Select(word => word.Value.ToLowerInvariant())];
        for (var i = 0; i + 6 <= words.Length; i++) yield return string.Join(' ', words[i..(i + 6)]);
    }
    //> public static string Prompt(First first) => throw new NotAttempted("09.4");
    //>
    //> public static string[] Lines(string before, string[] patch, string description) => throw new NotAttempted("09.4");
    //>
    //> public static string[] Names(string path, string before, string[] patch, string description) => throw new NotAttempted("09.4");
    //>
    //> public static string[] Runs(string text, string before, string description) => throw new NotAttempted("09.4");
    //>
    //> public static bool MaySend(First first) => throw new NotAttempted("09.4");
    // your turn: end
}
