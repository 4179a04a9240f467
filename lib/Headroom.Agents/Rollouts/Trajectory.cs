namespace Headroom.Agents.Rollouts;

/// <summary>Two rollouts of one method, as far as they came.</summary>
/// <param name="Kind">Name of the instruction's kind.</param>
/// <param name="Title">Of the pull request; "" before there is one.</param>
/// <param name="FirstPatch">A unified diff, or "".</param>
/// <param name="Recall">Of the first patch's changed lines in the second; null before there is a second.</param>
/// <param name="Before">The method that the second rollout changed, without its file's indentation; "" before there is one.</param>
/// <param name="Why">Words on the reject; "" where it is kept.</param>
public sealed record Trajectory(
    string Path, string Member, string Kind, string Instruction, string Title, string Body, string FirstPatch, string SecondPatch,
    double? Recall, string Before, string After, Reject Reject, string Why);
