namespace Headroom.Training.Grammars;

/// <summary>The entries of a lexicon, as <see cref="GrammarText"/> describes them.</summary>
internal static class LexiconText
{
    public static Lexicon Read(string name, string[] forms, Line[] lines)
    {
        var entries = new List<string[]>();
        var factors = new List<(bool Glued, string[] Items)>();
        foreach (var line in lines)
        {
            if (line.Text[0] is '*' or '+')
            {
                factors.Add((line.Text[0] == '+', Split(line.Text[1..], '|')));
                continue;
            }
            var closes = line.Text[0] == '/';
            if (factors.Count > 0) Combine(closes ? Split(line.Text[1..], '/') : []);
            if (!closes) entries.AddRange(Split(line.Text, '|').Select(entry => Split(entry, '/')));
        }
        if (factors.Count > 0) Combine([]);
        foreach (var entry in entries)
            if (entry.Length != forms.Length + 1 || entry.Any(form => form.Length == 0))
                throw new FormatException($"lexicon {name}: \"{string.Join(" / ", entry)}\" has not {forms.Length + 1} forms");
        if (entries.Count == 0) throw new FormatException($"lexicon {name} has no entry");
        if (entries.GroupBy(entry => entry[0]).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FormatException($"lexicon {name} has \"{twice.Key}\" twice");
        return new Lexicon(name, forms, entries);

        void Combine(string[] rest)
        {
            IEnumerable<string> words = factors[0].Items;
            foreach (var (glued, items) in factors.Skip(1))
                words = words.SelectMany(word => items.Select(item => glued ? word + item : $"{word} {item}"));
            entries.AddRange(words.Select(word => (string[])[word, .. rest]));
            factors.Clear();
        }
    }

    private static string[] Split(string text, char separator) => text.Split(separator, StringSplitOptions.TrimEntries);
}
