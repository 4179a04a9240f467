using Headroom.Agents.Patches;
using Headroom.Agents.Sources;

namespace Headroom.Agents.Rollouts;

/// <summary>What the first rollout leaves.</summary>
/// <param name="File">As it was.</param>
/// <param name="Said">What the teacher said of its change.</param>
public sealed record FirstRollout(SourceFile File, Member Member, string Instruction, string Said, Patch Patch);
