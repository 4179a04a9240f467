namespace Microsoft.DotNet.Interactive.Parsing;

/// <summary>A magic command that a kernel knows; <paramref name="Parameter"/> is its one parameter, which may be given without its name.</summary>
internal sealed record Magic(string Name, string Description, Func<MagicCall, KernelInvocationContext, Task> Run, string? Parameter = null);

/// <summary>One use of a magic command; <paramref name="Line"/> is one-based in the cell.</summary>
internal sealed record MagicCall(Magic Magic, Kernel Kernel, string? Argument, int Line);
