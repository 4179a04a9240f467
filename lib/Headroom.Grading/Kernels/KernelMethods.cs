using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Kernels;

/// <summary>Tells the kernels of an assembly from its other methods.</summary>
public static class KernelMethods
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>The public static methods of <paramref name="type"/> that give no result and take only values, a view among them.</summary>
    public static IEnumerable<MethodInfo> Of(Type type) => type.GetMethods(Static).Where(IsKernel);

    /// <summary>Whether the first parameter is an index that ILGPU supplies.</summary>
    public static bool IsImplicitlyGrouped(MethodInfo kernel) =>
        kernel.GetParameters() is [var first, ..]
            && (first.ParameterType == typeof(Index1D) || first.ParameterType == typeof(Index2D) || first.ParameterType == typeof(Index3D));

    private static bool IsKernel(MethodInfo method) =>
        method.ReturnType == typeof(void) && !method.ContainsGenericParameters
        && method.GetParameters() is { Length: > 0 } parameters
        && parameters.All(p => p.ParameterType.IsValueType)
        && parameters.Any(p => HoldsView(p.ParameterType));

    private static bool HoldsView(Type type) =>
        typeof(IArrayView).IsAssignableFrom(type) || type is { IsValueType: true, IsPrimitive: false }
            && type.GetFields(Fields).Any(f => HoldsView(f.FieldType));
}
