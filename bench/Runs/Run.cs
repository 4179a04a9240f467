namespace Headroom.Bench.Runs;

/// <summary>What a run has measured so far, as it is kept.</summary>
/// <param name="Build">Which build measured: another one's figures are not gone on with.</param>
/// <param name="Claims">The ids that were asked for, in their order.</param>
/// <param name="Began">When the first of them was begun.</param>
/// <param name="Results">Those measured, or not to be measured here.</param>
public sealed record Run(string Build, IReadOnlyList<string> Claims, DateTimeOffset Began, IReadOnlyList<ClaimResult> Results)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    public bool HasEnded => Results.Count >= Claims.Count;

    /// <summary>
    /// Whether a run of these claims goes on with this one: the same build, the same claims, begun within a day, not ended.
    /// </summary>
    public bool GoesOnWith(string build, IReadOnlyList<string> claims, DateTimeOffset now) =>
        !HasEnded && Build == build && Claims.SequenceEqual(claims) && now - Began < s_longest && now >= Began;
}
