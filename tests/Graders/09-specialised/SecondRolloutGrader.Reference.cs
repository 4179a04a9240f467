using System.Text;

namespace Graders;

// What is right, letter by letter and without regular expressions; each setting is a known mistake.
public sealed partial class SecondRolloutGrader
{
    private sealed record Reference
    {
        public bool Verbatim, Trimmed, RemovedToo, ContextToo, KnownToo, PathToo, HeadsSkipped, AnyCase, Repeated, AnyWord, CapitalFirst;
        public bool Parts, CaseMatters, Scattered;
        public int Shortest = 10, Width = 6;

        public string[] Lines(string before, string[] patch, string description)
        {
            var (known, said) = (Form(before), Form(description));
            return Once(from line in Changed(patch)
                let form = Form(line)
                where Dense(line).Length >= Shortest && form.Length > 0
                where Holds(said, form) && (KnownToo || !Holds(known, form))
                select line.Trim());
        }

        public string[] Names(string path, string before, string[] patch, string description)
        {
            HashSet<string> known = [.. KnownToo ? [] : Words(before), .. PathToo ? [] : Words(path)];
            var said = Words(description);
            return Once(from word in Changed(patch).SelectMany(Words)
                where AnyWord || IsName(word)
                where said.Any(other => Parts ? other.Contains(word) : Equal(other, word)) && !known.Contains(word)
                select word);
        }

        public string[] Runs(string text, string before, string description)
        {
            var (known, said) = (Of(before), Of(description));
            var loose = Parted(description).ToHashSet();
            return Once(Of(text).Where(run =>
                (Scattered ? run.Split(' ').All(loose.Contains) : said.Contains(run)) && (KnownToo || !known.Contains(run))));

            List<string> Of(string from)
            {
                var words = Parted(from);
                return [.. Enumerable.Range(0, Math.Max(0, words.Count - Width + 1))
                    .Select(i => string.Join(' ', words.GetRange(i, Width)))];
            }
        }

        private string[] Once(IEnumerable<string> all) => Repeated ? [.. all] : [.. all.Distinct()];

        private bool Equal(string first, string second) =>
            string.Equals(first, second, AnyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

        private bool Holds(string text, string part) =>
            text.Contains(part, AnyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

        private IEnumerable<string> Changed(string[] patch) => patch.Where(line => line.Length > 0)
            .Where(line => line[0] == '+' || RemovedToo && line[0] == '-' || ContextToo && line[0] == ' ')
            .Where(line => !HeadsSkipped || !line.StartsWith("+++", StringComparison.Ordinal)).Select(line => line[1..]);

        private string Form(string text) => Verbatim ? text : Trimmed ? text.Trim() : Dense(text);

        private bool IsName(string word) =>
            word.Where((letter, i) => letter == '_' || char.IsDigit(letter) || char.IsUpper(letter) && (i > 0 || CapitalFirst)).Any();

        private static string Dense(string text)
        {
            var dense = new StringBuilder();
            foreach (var letter in text)
                if (!char.IsWhiteSpace(letter)) dense.Append(letter);
            return dense.ToString();
        }

        // A letter or _ begins a word; digits go on with it. Digits before a letter are no part of it.
        private static List<string> Words(string text) => Cut(text, letter => char.IsLetter(letter) || letter == '_', char.IsDigit);

        private List<string> Parted(string text) =>
            [.. Cut(text, letter => char.IsLetterOrDigit(letter) || letter == '_', _ => false)
                .Select(word => CaseMatters ? word : word.ToLowerInvariant())];

        private static List<string> Cut(string text, Func<char, bool> begins, Func<char, bool> goesOn)
        {
            var words = new List<string>();
            for (var i = 0; i < text.Length;)
            {
                var start = i;
                if (begins(text[i])) while (i < text.Length && (begins(text[i]) || goesOn(text[i]))) i++;
                if (i > start) words.Add(text[start..i]);
                else i++;
            }
            return words;
        }
    }
}
