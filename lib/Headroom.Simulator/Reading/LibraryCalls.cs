using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Reading;

/// <summary>The members of .NET's own library that ILGPU compiles in a kernel, as far as its 1.5.3 release was probed.</summary>
internal static partial class LibraryCalls
{
    private static readonly string[] s_bitConversions =
    [
        nameof(BitConverter.SingleToInt32Bits), nameof(BitConverter.Int32BitsToSingle),
        nameof(BitConverter.DoubleToInt64Bits), nameof(BitConverter.Int64BitsToDouble),
    ];

    public static bool IsSupported(MethodBase method)
    {
        if (IsRefused(method)) return false;
        var type = method.DeclaringType!;
        if (type == typeof(Math) || type == typeof(MathF) || type == typeof(Interlocked)) return PlainParameters(method);
        if (type == typeof(BitConverter)) return s_bitConversions.Contains(method.Name);
        if (type == typeof(Unsafe)) return method.Name is nameof(Unsafe.As) or nameof(Unsafe.AsRef);
        if (type == typeof(Activator)) return method.IsGenericMethod && method.GetGenericArguments()[0].IsValueType; // new T()
        if (type == typeof(Debug) || type == typeof(Trace)) return method.Name is nameof(Debug.Assert);
        if (type.IsPrimitive || type == typeof(nint)) return PlainParameters(method);
        if (Nullable.GetUnderlyingType(type) is not null)
            return method.IsConstructor || method.Name is "get_HasValue" or nameof(Nullable<int>.GetValueOrDefault);
        return type.IsValueType && type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal) && method.IsConstructor;
    }

    /// <summary>
    /// Whether a call is left out of the kernel, arguments and all: assertions, which run only where the builder asks for them.
    /// </summary>
    public static bool IsDropped(MethodBase method) => method.DeclaringType == typeof(Debug) || method.DeclaringType == typeof(Trace);

    private static bool PlainParameters(MethodBase method) =>
        (method is not MethodInfo function || function.ReturnType == typeof(void) || IsPlain(function.ReturnType))
        && method.GetParameters().All(p => IsPlain(p.ParameterType));

    private static bool IsPlain(Type type) =>
        type.IsByRef
            ? IsPlain(type.GetElementType()!)
            : type.IsPrimitive || type.IsEnum || type.IsGenericType
                && type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal);
}
