namespace Headroom.Training.Seeds;

/// <summary>
/// Random numbers that are the same for the same seed on every platform and in every version: SplitMix64. Not for secrets.
/// </summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Dice of their own for the index-th of many things: neighbouring indices have nothing in common.</summary>
    public static Dice For(ulong seed, ulong index) => new(Mix(Mix(seed) + index));

    /// <summary>All 64 bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A number from 0 up to, not including, 1: one of 2^53 that are equally far apart.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1, each equally likely.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        // Lemire's way: the high half of a product; low halves below 2^64 mod bound would favour some results.
        while (true)
        {
            var high = Math.BigMul(Next(), (ulong)bound, out var low);
            if (low >= (ulong)bound || low >= (0 - (ulong)bound) % (ulong)bound) return (int)high;
        }
    }

    /// <summary>One of some, each equally likely.</summary>
    public T Of<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[Below(items.Count)];
    }

    /// <summary>Puts items into random order, every order equally likely as far as 64 bits of seed go.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    // SplitMix64's finisher.
    private static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
