namespace Headroom.Delegation;

/// <summary>A task that comes again and again, and an agent that could take over a part of it.</summary>
/// <param name="PerWeek">Times a week, 0 or more.</param>
/// <param name="Minutes">Minutes a time by hand, 0 or more.</param>
/// <param name="Share">Share of these minutes that the agent takes over, 1 at most; below 0 where it makes work.</param>
/// <param name="Overhead">Minutes a time to ask, to wait and to look, 0 or more.</param>
/// <param name="Build">Hours to build it, once, 0 or more.</param>
/// <param name="Keep">Hours a week to keep it, 0 or more.</param>
/// <param name="Learned">Hours that what is learned on the way is worth, 0 or more.</param>
public sealed record Work(
    Between PerWeek, Between Minutes, Between Share, Between Overhead, Between Build, Between Keep, Between Learned);
