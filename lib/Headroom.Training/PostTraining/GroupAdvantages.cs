namespace Headroom.Training.PostTraining;

/// <summary>How much better an answer is than the others to the same question.</summary>
public static class GroupAdvantages
{
    /// <summary>
    /// Group by group, (reward - mean) / (s + 1e-4), with s the sample's deviation (n - 1): as TRL computes GRPO's advantage. A group of
    /// equal rewards has nothing to teach: 0.
    /// </summary>
    /// <param name="rewards">A group's stand together.</param>
    /// <param name="size">Of a group: 2 or more.</param>
    /// <exception cref="ArgumentException">The rewards make no whole groups.</exception>
    public static float[] Of(ReadOnlySpan<double> rewards, int size)
    {
        if (size < 2 || rewards.Length % size != 0) throw new ArgumentException($"{rewards.Length} rewards in groups of {size}.");
        var advantages = new float[rewards.Length];
        for (var begin = 0; begin < rewards.Length; begin += size)
        {
            var group = rewards.Slice(begin, size).ToArray();
            var mean = group.Average();
            var deviation = Math.Sqrt(group.Sum(reward => (reward - mean) * (reward - mean)) / (size - 1));
            for (var i = 0; i < size; i++) advantages[begin + i] = (float)((group[i] - mean) / (deviation + 1e-4));
        }
        return advantages;
    }
}
