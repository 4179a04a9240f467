namespace Headroom.Simulator.Analysis;

/// <summary>A kernel with its helpers inlined, and what ILGPU would refuse in any of them.</summary>
internal sealed record FlatKernel(Variable[] Parameters, List<Instruction> Code, IReadOnlyList<Illegality> Illegal);
