using Headroom.Cli.Authoring;
using Headroom.Cli.Mutants;

namespace Headroom.Testing.Mutants;

/// <summary>Properties over drawn texts of few different lines, so that old texts are often ambiguous.</summary>
public sealed class RoundTripTest
{
    private const int Draws = 3000;
    private static readonly string[] s_words = ["", "a", "b", "  a", "    c;", "- d", "+ e", "## f", "rejected: g", "{", "}"];

    [Fact]
    public void What_is_written_for_a_changed_text_makes_that_text_again()
    {
        var random = new Random(11);
        for (var draw = 0; draw < Draws; draw++)
        {
            var (before, after) = (Lines(random, 1, 30), new List<string>());
            foreach (var line in before)
            {
                if (random.NextDouble() < 0.1) after.Add(Word(random));
                if (random.NextDouble() < 0.9) after.Add(line);
            }
            if (after.Count == 0 || after.SequenceEqual(before)) continue;
            var newline = random.Next(2) == 0 ? "\n" : "\r\n";
            var end = random.Next(2) == 0 ? newline : "";
            var (solution, changed) = (string.Join(newline, before) + end, string.Join(newline, after) + end);
            if (before.Count == 1 || Odd(before, end) || Odd(after, end)) continue; // one line alone does not tell its line ends
            var page = MutantPage.Parse(EntryText.Write("Drawn", "words", solution, changed), "P");
            Assert.Equal(changed, Application.Apply(page.Mutations[0], solution, "P", "s.cs"));
        }
    }

    // Every place that the edit could mean is found by another way than the code under test: by joining lines.
    [Fact]
    public void An_edit_applies_where_its_old_text_occurs_once_and_nowhere_else()
    {
        var random = new Random(12);
        var (applied, refused) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var solution = Lines(random, 2, 20);
            var at = random.Next(solution.Count);
            var old = solution.GetRange(at, random.Next(1, Math.Min(4, solution.Count - at) + 1));
            if (random.NextDouble() < 0.2) old[random.Next(old.Count)] = Word(random);
            var edit = string.Concat(old.Select(line => $"- {line}\n")) + "+ a new line\n";
            var mutation = MutantPage.Parse($"## M\nrejected: words\n{edit}", "P").Mutations[0];
            var places = Occurrences(solution, old);
            var text = string.Join('\n', solution) + "\n";
            if (places.Count == 1)
            {
                applied++;
                List<string> expected = [.. solution.Take(places[0]), "a new line", .. solution.Skip(places[0] + old.Count)];
                Assert.Equal(string.Join('\n', expected) + "\n", Application.Apply(mutation, text, "P", "s.cs"));
            }
            else
            {
                refused++;
                var error = Assert.Single(Assert.Throws<PageException>(() => Application.Apply(mutation, text, "P", "s.cs")).Errors);
                if (places.Count > 1) Assert.Contains($"occurs {places.Count} times", error.What);
            }
        }
        Assert.True(applied > Draws / 5 && refused > Draws / 5, $"{applied} applied, {refused} refused");
    }

    // diff -u can be applied backwards by hand: what it removes and keeps is the old text, what it adds and keeps the new one.
    [Fact]
    public void The_difference_holds_both_texts_where_they_differ()
    {
        var random = new Random(13);
        for (var draw = 0; draw < 300; draw++)
        {
            var (before, after) = (Lines(random, 1, 30), Lines(random, 1, 30));
            var lines = UnifiedDiff.Of("s", string.Join('\n', before) + "\n", "m", string.Join('\n', after) + "\n").ToList();
            var (at, newAt) = (0, 0);
            foreach (var line in lines.Skip(2))
            {
                if (line.StartsWith("@@", StringComparison.Ordinal))
                {
                    var (a, b) = (Start(line, '-'), Start(line, '+'));
                    Assert.Equal(before[at..a], after[newAt..b]);
                    (at, newAt) = (a, b);
                    continue;
                }
                if (line[0] is ' ' or '-') Assert.Equal(before[at++], line[1..]);
                if (line[0] is ' ' or '+') Assert.Equal(after[newAt++], line[1..]);
            }
            Assert.Equal(before[at..], after[newAt..]);
        }
    }

    private static int Start(string header, char sign)
    {
        var range = header.Split(' ').First(part => part[0] == sign)[1..].Split(',');
        var first = int.Parse(range[0], System.Globalization.CultureInfo.InvariantCulture);
        return range.Length == 2 && range[1] == "0" ? first : first - 1;
    }

    private static List<int> Occurrences(List<string> lines, List<string> wanted) =>
    [
        .. Enumerable.Range(0, lines.Count).Where(at => at + wanted.Count <= lines.Count)
            .Where(at => string.Join('\n', lines.GetRange(at, wanted.Count)) == string.Join('\n', wanted)),
    ];

    // A last line that is empty and has no end of its own cannot be told from the end of the line before.
    private static bool Odd(List<string> lines, string end) => end.Length == 0 && lines[^1].Length == 0;

    private static List<string> Lines(Random random, int fewest, int most) =>
        [.. Enumerable.Range(0, random.Next(fewest, most)).Select(_ => Word(random))];

    private static string Word(Random random) =>
        random.NextDouble() < 0.5 ? s_words[random.Next(s_words.Length)] : $"line {random.Next(40)};";
}
