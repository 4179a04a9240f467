namespace ILGPU.Simulation;

/// <summary>Marks members of this engine that are written in terms of other device functions: a kernel treats their bodies as its own code.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
internal sealed class KernelCodeAttribute : Attribute;
