namespace ILGPU;

/// <summary>Marks a member that belongs to the host: a kernel that calls it is refused.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor, AllowMultiple = false)]
public sealed class NotInsideKernelAttribute : Attribute;
