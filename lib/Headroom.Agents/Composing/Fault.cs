using Headroom.Agents.Composing.Faults;

namespace Headroom.Agents.Composing;

/// <summary>What is the matter with a composed kernel, with its evidence.</summary>
/// <param name="Operator">The fault operator's name.</param>
/// <param name="Says">What is wrong, in words.</param>
/// <param name="Lines">Lines of the kernel's file, of which any may be named.</param>
/// <param name="Shape">A shape at which the meter shows it.</param>
/// <param name="Counters">Of a slow kernel: the counters that are exceeded.</param>
public sealed record Fault(
    string Operator, FaultKind Kind, string Says, IReadOnlyList<int> Lines, IReadOnlyList<int> Shape, IReadOnlyList<string> Counters);
