namespace Headroom.Speculation.Sharing;

/// <summary>
/// A server's traffic, judged in advance: at each position of each text, how many tokens of each drafter would be accepted. So what a
/// policy comes to is exact, and the same on every machine.
/// </summary>
public sealed class SharedTrace
{
    private readonly SlotTexts[][] _slots; // [stretches][batch]

    /// <param name="stretches">One after another; each begins with new texts.</param>
    /// <param name="longest">Tokens of the longest draft.</param>
    /// <param name="seed">Of the texts and of their numbers.</param>
    /// <exception cref="ArgumentException">A stretch lacks costs or texts, or the number of drafters changes.</exception>
    public SharedTrace(IReadOnlyList<Stretch> stretches, int longest, int seed)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest);
        if (stretches.Count == 0) throw new ArgumentException("a trace has at least one stretch.", nameof(stretches));
        foreach (var stretch in stretches)
        {
            stretch.Validate(longest);
            if (stretch.Draft.Count != stretches[0].Draft.Count)
                throw new ArgumentException("every stretch has the same drafters: only their costs change.", nameof(stretches));
        }
        (Stretches, Longest) = ([.. stretches], longest);
        var (random, taken) = (new Random(seed), new HashSet<int>());
        _slots = [.. stretches.Select(stretch => Enumerable.Range(0, stretch.Batch)
            .Select(slot => new SlotTexts(stretch, longest, slot, random, Number)).ToArray())];

        int Number()
        {
            int number;
            do number = random.Next(1, 1_000_000); while (!taken.Add(number));
            return number;
        }
    }

    public IReadOnlyList<Stretch> Stretches { get; }

    public int Longest { get; }

    public int Drafters => Stretches[0].Draft.Count;

    /// <summary>Seconds of plain decoding.</summary>
    public double Plain => Stretches.Sum(stretch => stretch.Plain);

    /// <summary>
    /// Seconds that no policy is below, however much it knows: see <see cref="LeastTime"/>.
    /// </summary>
    public double Bound => Stretches.Select((stretch, i) => LeastTime.Of(stretch, _slots[i])).Sum();

    /// <summary>Seconds of an oracle that drafts right tokens alone, as many in each round as give the most tokens a second.</summary>
    public double Oracle => Stretches.Select((stretch, i) => KnowingDrafts.Seconds(stretch, _slots[i])).Sum();

    internal SlotTexts[] Slots(int stretch) => _slots[stretch];
}
