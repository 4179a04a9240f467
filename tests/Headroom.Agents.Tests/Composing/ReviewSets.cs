using Headroom.Agents.Composing;

namespace Headroom.Agents.Tests.Composing;

/// <summary>A hundred sets, composed once for all tests of a class.</summary>
public sealed class ReviewSets : IDisposable
{
    public IReadOnlyList<ReviewSet> All { get; } = [.. Enumerable.Range(1, 100).Select(ReviewSet.Of)];

    public void Dispose()
    {
        foreach (var set in All) set.Dispose();
    }
}
