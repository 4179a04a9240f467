
namespace Headroom.Editing.Completing;

/// <summary>Keeps the candidates that go with what is already written: those that begin with it, or else those whose capitals do.</summary>
internal static class CompletionOrder
{
    public static IReadOnlyList<Candidate> Of(IEnumerable<Candidate> candidates, string prefix, CancellationToken cancel)
    {
        var written = prefix.TrimStart('@');
        var all = Until(candidates, cancel).DistinctBy(c => (c.Name, c.Kind)).ToArray();
        var matching = all.Where(c => c.Name.StartsWith(written, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (matching.Length == 0) matching = [.. all.Where(c => HumpsMatch(c.Name, written))];
        return
        [
            .. matching
                .OrderBy(c => c.Name.StartsWith(written, StringComparison.Ordinal) ? 0 : 1).ThenBy(c => c.Group)
                .ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Candidate> Until(IEnumerable<Candidate> candidates, CancellationToken cancel)
    {
        foreach (var candidate in candidates)
        {
            cancel.ThrowIfCancellationRequested();
            yield return candidate;
        }
    }

    /// <summary>Whether the letters are, in order, beginnings of words of a name: <c>wl</c> and <c>WrLi</c> of <c>WriteLine</c>.</summary>
    private static bool HumpsMatch(ReadOnlySpan<char> name, ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty) return true;
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && !char.IsUpper(name[i]) && name[i - 1] != '_') continue;
            for (var taken = 1; taken <= letters.Length && i + taken <= name.Length; taken++)
            {
                if (char.ToUpperInvariant(name[i + taken - 1]) != char.ToUpperInvariant(letters[taken - 1])) break;
                if (HumpsMatch(name[(i + taken)..], letters[taken..])) return true;
            }
        }
        return false;
    }
}
