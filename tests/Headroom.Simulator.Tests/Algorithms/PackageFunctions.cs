using System.Reflection;
using ILGPU.Algorithms.Vectors;
using ILGPU.Util;
using Half = ILGPU.Half;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>Every public static function of ILGPU and ILGPU.Algorithms that computes values from values, found by reflection.</summary>
internal static class PackageFunctions
{
    private static readonly Type[] s_owners =
    [
        typeof(XMath), typeof(IntrinsicMath), typeof(IntrinsicMath.BitOperations), typeof(IntrinsicMath.CPUOnly), typeof(Half),
        typeof(Interop), typeof(Bitwise), typeof(Utilities),
        typeof(Index1D), typeof(Index2D), typeof(Index3D), typeof(LongIndex1D), typeof(LongIndex2D), typeof(LongIndex3D),
        typeof(IndexTypeExtensions),
        typeof(Stride1D), typeof(Stride2D), typeof(Stride2D.DenseX), typeof(Stride2D.DenseY), typeof(Stride3D), typeof(Stride3D.DenseXY),
        typeof(Stride3D.DenseZY),
        typeof(Float2), typeof(Float3), typeof(Float4), typeof(Double2), typeof(Double4), typeof(Int2), typeof(Int4), typeof(Half2),
        typeof(Half4), typeof(Short2), typeof(Long3),
        typeof(VectorExtensions), typeof(Float32x2), typeof(Float32x4), typeof(Float64x2), typeof(Int32x4), typeof(Int64x2),
        typeof(UInt8x8), typeof(Int16x4),
    ];

    /// <summary>Each overload; a generic one for int, float and double.</summary>
    public static IEnumerable<MethodInfo> All =>
        s_owners.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .SelectMany(Instances)
        .Where(IsPure);

    public static string NameOf(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})"
        + (method.IsSpecialName && method.Name is "op_Implicit" or "op_Explicit" ? $" as {method.ReturnType.Name}" : "")
        + (method.IsGenericMethod ? $" of {method.GetGenericArguments()[0].Name}" : "");

    private static IEnumerable<MethodInfo> Instances(MethodInfo method)
    {
        if (!method.IsGenericMethodDefinition) return [method];
        if (method.GetGenericArguments().Length > 1
            || method.GetGenericArguments()[0].GetGenericParameterConstraints().Any(c => c != typeof(ValueType))) return [];
        return new[] { typeof(int), typeof(float), typeof(double) }.Select(t => method.MakeGenericMethod(t));
    }

    private static bool IsPure(MethodInfo method) => !method.IsDefined(typeof(NotInsideKernelAttribute))
        && (method.ReturnType == typeof(void) ? method.GetParameters().Any(p => p.ParameterType.IsByRef) : IsValue(method.ReturnType))
        && method.GetParameters().All(p => IsValue(p.ParameterType.IsByRef ? p.ParameterType.GetElementType()! : p.ParameterType));

    private static bool IsValue(Type type) =>
        StackTypes.IsUnmanaged(type) && !type.IsPointer && type != typeof(void) && type != typeof(nint) && type != typeof(nuint)
        && !HasViews(type);

    private static bool HasViews(Type type) => type.IsGenericType || type.Name.Contains("View", StringComparison.Ordinal);
}
