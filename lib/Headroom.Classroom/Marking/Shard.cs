using System.Globalization;

namespace Headroom.Classroom.Marking;

/// <summary>One of several parts of a class that are graded apart: part <paramref name="Number"/> of <paramref name="Of"/>.</summary>
public readonly record struct Shard(int Number, int Of)
{
    public static Shard Whole { get; } = new(1, 1);

    /// <exception cref="InvalidDataException">It is not K/N with K from 1 to N.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var of] && Whole(number, out var k) && Whole(of, out var n) && k >= 1 && k <= n
            ? new Shard(k, n)
            : throw new InvalidDataException($"--shard {text} is no part of a class: 2/8 is the second of eight");

        static bool Whole(string digits, out int value) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether it has the submission at this place, from 0, of the whole class.</summary>
    public bool Has(int index) => index % Of == Number - 1;

    public override string ToString() => $"{Number}/{Of}";
}
