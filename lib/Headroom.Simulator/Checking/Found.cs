namespace Headroom.Simulator.Checking;

/// <summary>A finding of one worker.</summary>
/// <param name="Group">The number of the group that was running when it was first seen.</param>
/// <param name="Key">What makes findings one.</param>
/// <param name="What">As the report tells it.</param>
/// <param name="Count">How often.</param>
internal readonly record struct Found<TKey, T>(long Group, TKey Key, T What, long Count)
    where TKey : notnull;

/// <summary>The findings of all workers, as one worker would have found them that runs all groups in order.</summary>
internal static class Found
{
    public static T[] Merge<TKey, T>(IEnumerable<Found<TKey, T>> found, Func<T, long, T> withCount)
        where TKey : notnull =>
        [.. found.OrderBy(f => f.Group).GroupBy(f => f.Key).Select(same => withCount(same.First().What, same.Sum(f => f.Count)))];
}
