using Headroom.Grading;

namespace Graders;

/// <summary>A target as a rule from prefix to distribution, and the prefixes that it was asked for.</summary>
internal sealed class CountedTarget(string name, Func<int[], double[]> rule)
{
    private const int Most = 2000; // a budget is 300 at most
    private readonly List<int[]> _asked = [];

    public string Name => name;

    public IReadOnlyList<int[]> Asked => _asked;

    public Func<int[], double[]> Rule => rule;

    /// <summary>What the learner's code asks, and not for ever.</summary>
    public double[] Next(int[] prefix)
    {
        if (_asked.Count >= Most)
            throw new InvalidOperationException($"the target was asked {Most:#,0} times: once for a prefix is enough");
        _asked.Add([.. prefix]);
        return rule(prefix);
    }

    public CountedTarget Anew() => new(name, rule);

    public int MostAsked => _asked.GroupBy(Key).Select(group => group.Count()).DefaultIfEmpty().Max();

    public static string Key(int[] prefix) => string.Join(' ', prefix);

    /// <summary>The same distribution behind every prefix.</summary>
    public static CountedTarget Steps(string name, params double[] p) => new(name, _ => [.. p]);

    /// <summary>A distribution of its own behind each prefix, some tokens excluded; the sharper, the less is left to chance.</summary>
    public static CountedTarget Drawn(Draw draw, int vocabulary, double sharpness)
    {
        var seed = draw.Int(1, 1_000_000);
        Dictionary<string, double[]> known = [];
        return new($"{vocabulary:#,0} tokens, drawn", prefix =>
        {
            // An array for each call: whoever changes it changes no other's.
            var key = Key(prefix);
            return [.. known.TryGetValue(key, out var p) ? p : known[key] = Of(prefix)];
        });

        double[] Of(int[] prefix)
        {
            var random = new Random(prefix.Aggregate(seed, (hash, token) => unchecked(hash * 16_777_619 + token + 1)) & int.MaxValue);
            double[] weights = [.. Enumerable.Range(0, vocabulary).Select(_ =>
                random.Next(6) == 0 ? 0 : Math.Exp(sharpness * random.NextDouble()))];
            weights[random.Next(vocabulary)] += 1;
            var sum = weights.Sum();
            return [.. weights.Select(weight => weight / sum)];
        }
    }
}
