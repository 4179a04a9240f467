using System.Reflection;

namespace Headroom.Simulator.Reading;

/// <summary>A kernel as the loader got it.</summary>
/// <param name="Method">The kernel's method, generic arguments filled in.</param>
/// <param name="IndexType">
/// For an implicitly grouped kernel, the type of its first parameter: <see cref="IndexType.Index1D"/> to <see cref="IndexType.Index3D"/>.
/// <see cref="IndexType.KernelConfig"/> for an explicitly grouped one.
/// </param>
internal sealed record KernelSource(MethodInfo Method, IndexType IndexType)
{
    /// <summary>True where lanes get their global index as first argument and lanes beyond the extent do not run.</summary>
    public bool IsImplicitlyGrouped => IndexType != IndexType.KernelConfig;

    /// <summary>The method's name as written: local functions and lambdas without the compiler's decoration.</summary>
    public string Name { get; } = MethodNames.Of(Method);
}
