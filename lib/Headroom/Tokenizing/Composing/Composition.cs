using System.Text;

namespace Headroom.Tokenizing.Composing;

/// <summary>
/// Normal form C (UAX #15): letters and their marks as one code point where there is one. .NET's own takes ICU, without which a program
/// leaves every text as it is; so these are the tables of one version of Unicode, the same on every machine.
/// </summary>
internal static class Composition
{
    // Hangul is reckoned, not listed: 19 x 21 x 28 syllables, in this order.
    private const int FirstSyllable = 0xAC00, Leads = 19, Vowels = 21, Tails = 28, Syllables = Leads * Vowels * Tails;
    private const int FirstLead = 0x1100, FirstVowel = 0x1161, NoTail = 0x11A7;

    /// <summary>The text in that form. What is no code point becomes U+FFFD.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\uFFFF')) return text; // nothing below takes part
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes()) Decompose(rune.Value, points);
        Order(points);
        Compose(points);
        var composed = new StringBuilder(text.Length);
        foreach (var point in points) composed.Append(new Rune(point).ToString());
        return composed.ToString();
    }

    private static void Decompose(int point, List<int> into)
    {
        if (point - FirstSyllable is >= 0 and < Syllables and var syllable)
        {
            into.Add(FirstLead + syllable / (Vowels * Tails));
            into.Add(FirstVowel + syllable / Tails % Vowels);
            if (syllable % Tails > 0) into.Add(NoTail + syllable % Tails);
        }
        else if (CompositionTable.Parts.TryGetValue(point, out var parts))
        {
            Decompose(parts.First, into);
            if (parts.Second != 0) into.Add(parts.Second); // of no parts itself, by the standard
        }
        else into.Add(point);
    }

    // Marks in a row stand in the order of their classes; of one class, as they came.
    private static void Order(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && Class(points[end]) > 0) end++;
            if (end - start < 2) continue;
            foreach (var (i, point) in points.GetRange(start, end - start).OrderBy(Class).ToList().Index()) points[start + i] = point;
            start = end;
        }
    }

    private static void Compose(List<int> points)
    {
        var (starter, last, count) = (-1, 0, 0); // place of the last code point of class 0; class of the last one kept
        foreach (var point in points.ToArray())
        {
            var own = Class(point);
            if (starter >= 0 && (starter == count - 1 || last < own) && Pair(points[starter], point) is { } both)
            {
                points[starter] = both;
                continue;
            }
            if (own == 0) starter = count;
            last = own;
            points[count++] = point;
        }
        points.RemoveRange(count, points.Count - count);
    }

    private static int? Pair(int first, int second)
    {
        if (first - FirstLead is >= 0 and < Leads and var lead && second - FirstVowel is >= 0 and < Vowels and var vowel)
            return FirstSyllable + (lead * Vowels + vowel) * Tails;
        var open = first - FirstSyllable is >= 0 and < Syllables and var syllable && syllable % Tails == 0;
        if (open && second - NoTail is > 0 and < Tails and var tail) return first + tail;
        return CompositionTable.Pairs.TryGetValue((first, second), out var both) ? both : null;
    }

    private static int Class(int point) => point < 0x300 ? 0 : CompositionTable.Classes.GetValueOrDefault(point);
}
