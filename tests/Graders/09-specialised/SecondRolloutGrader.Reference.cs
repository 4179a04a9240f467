using System.Text;

namespace Graders;

// What is right, letter by letter and without regular expressions; with a slip it is what a known mistake gives.
public sealed partial class SecondRolloutGrader
{
    private sealed record Reference(Slip Slip = Slip.None)
    {
        public string[] Lines(string before, string[] patch, string description)
        {
            var least = Slip switch { Slip.AnyLength => 1, Slip.Eleven => 11, _ => 10 };
            var added = Slip == Slip.DistinctFirst ? Changed(patch).Distinct() : Changed(patch);
            return Once(from line in added
                where (Slip == Slip.TrimmedLength ? line.Trim() : Dense(line)).Length >= least
                where IsSaid(line) && (Slip == Slip.KnownToo || !IsKnown(line))
                select Slip switch { Slip.Untrimmed => line, Slip.ToldDense => Dense(line), _ => line.Trim() });

            bool IsSaid(string line) => Slip == Slip.SaidByLine
                ? description.Split('\n').Any(part => Dense(part).Contains(Dense(line)))
                : Form(description).Contains(Form(line), Of(Slip.AnyCase));

            bool IsKnown(string line) => Slip switch
            {
                Slip.KnownVerbatim => before.Contains(line.Trim()),
                Slip.KnownByLine => before.Split('\n').Any(part => Dense(part).Contains(Dense(line))),
                Slip.KnownWhole => before.Split('\n').Any(part => Dense(part) == Dense(line)),
                Slip.KnownAnyCase => Dense(before).Contains(Dense(line), StringComparison.OrdinalIgnoreCase),
                _ => Form(before).Contains(Form(line), Of(Slip.AnyCase)),
            };
        }

        public string[] Names(string path, string before, string[] patch, string description)
        {
            if (Slip == Slip.FileNameAlone) path = path[(path.LastIndexOf('/') + 1)..];
            HashSet<string> known = [.. Slip == Slip.KnownToo ? [] : Words(before), .. Slip == Slip.PathToo ? [] : Words(path)];
            var said = Words(description);
            return Once(Changed(patch).SelectMany(Words).Where(word => Slip == Slip.AnyWord || IsName(word))
                .Where(word => Has(said, word, Slip.Parts, Slip.AnyCase) && !Has(known, word, Slip.KnownParts, Slip.KnownAnyCase)));
        }

        public string[] Runs(string text, string before, string description)
        {
            var (known, said) = (Six(before, Slip.KnownCase), Six(description, Slip.SaidCase));
            var (all, row) = (Parted(description).ToHashSet(), string.Join(' ', Parted(description)));
            var (file, fileRow) = (Parted(before).ToHashSet(), string.Join(' ', Parted(before)));
            return Once(from run in Six(text, Slip.ToldAsWritten)
                let small = Slip == Slip.ToldAsWritten ? run.ToLowerInvariant() : run
                where Slip switch
                {
                    Slip.Scattered => small.Split(' ').All(all.Contains), Slip.SaidWithin => row.Contains(small), _ => said.Contains(small),
                }
                where Slip switch
                {
                    Slip.KnownToo => true, Slip.KnownScattered => !small.Split(' ').All(file.Contains),
                    Slip.KnownWithin => !fileRow.Contains(small), _ => !known.Contains(small),
                }
                select run);

            List<string> Six(string from, Slip asWritten)
            {
                var words = Parted(from, Slip == asWritten || Slip == Slip.TextCase && ReferenceEquals(from, text));
                var width = Slip switch { Slip.Five => 5, Slip.Seven => 7, _ => 6 };
                var runs = Enumerable.Range(0, Math.Max(0, words.Count - width + 1))
                    .Select(i => string.Join(' ', words.GetRange(i, width)));
                return [.. Slip == Slip.SideBySide ? runs.Where((_, i) => i % 6 == 0) : runs];
            }
        }

        private string[] Once(IEnumerable<string> all) => Slip is Slip.Repeated or Slip.DistinctFirst ? [.. all] : [.. all.Distinct()];

        private StringComparison Of(Slip anyCase) =>
            Slip == anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

        private bool Has(ICollection<string> words, string word, Slip parts, Slip anyCase) => Slip == parts
            ? words.Any(other => other.Contains(word))
            : Slip == anyCase ? words.Contains(word, StringComparer.OrdinalIgnoreCase) : words.Contains(word);

        private IEnumerable<string> Changed(string[] patch) => patch.Where(line => line.Length > 0)
            .Where(line => line[0] == '+' || Slip == Slip.RemovedToo && line[0] == '-' || Slip == Slip.ContextToo && line[0] == ' ')
            .Where(line => Slip != Slip.HeadsSkipped || !line.StartsWith("+++", StringComparison.Ordinal)).Select(line => line[1..]);

        private string Form(string text) => Slip switch
        {
            Slip.Verbatim => text, Slip.Trimmed => text.Trim(),
            Slip.Normalised => Dense(text).Replace("i\u0308", "\u00ef").Replace("o\u0308", "\u00f6"),
            _ => Dense(text),
        };

        private bool IsName(string word)
        {
            var capitals = word.Skip(Slip == Slip.CapitalFirst ? 0 : 1)
                .Any(letter => Slip == Slip.AsciiCapitals ? char.IsAsciiLetterUpper(letter) : char.IsUpper(letter));
            return word.Any(letter => letter == '_' || char.IsDigit(letter))
                || capitals && (Slip != Slip.MixedAlone || word.Any(char.IsLower));
        }

        private string Dense(string text)
        {
            var dense = new StringBuilder();
            foreach (var letter in text)
                if (!(Slip == Slip.BlanksAlone ? letter is ' ' or '\t' or '\r' or '\n' : char.IsWhiteSpace(letter))) dense.Append(letter);
            return dense.ToString();
        }

        // A letter or _ begins a word; digits go on with it. Digits before a letter are no part of it.
        private List<string> Words(string text) => Cut(
            text, letter => letter == '_' || (Slip == Slip.AsciiFirst ? char.IsAsciiLetter(letter) : char.IsLetter(letter)),
            char.IsLetterOrDigit);

        private List<string> Parted(string text, bool asWritten = false)
        {
            var words = Cut(text, letter => letter == '_' || (Slip == Slip.AsciiWords
                ? char.IsAsciiLetterOrDigit(letter) : char.IsLetterOrDigit(letter)), _ => false);
            return asWritten || Slip == Slip.CaseMatters ? words : words.ConvertAll(word => word.ToLowerInvariant());
        }

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
