using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Analysis;

/// <summary>The stack types of the IL standard (ECMA-335 III.1.1) as CLR types, with float and double kept apart.</summary>
internal static class StackTypes
{
    /// <summary>What a value of <paramref name="type"/> becomes on the evaluation stack.</summary>
    public static Type Normalize(Type type)
    {
        if (type.IsPointer || type == typeof(nuint) || type.IsFunctionPointer) return typeof(nint);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean or TypeCode.Char or TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16
                or TypeCode.Int32 or TypeCode.UInt32 => typeof(int),
            TypeCode.Int64 or TypeCode.UInt64 => typeof(long),
            _ => type,
        };
    }

    /// <summary>The type of <c>a op b</c> for an arithmetic instruction.</summary>
    public static Type Arithmetic(Type a, Type b)
    {
        if (a.IsByRef && b.IsByRef) return typeof(nint);
        if (a.IsByRef) return a;
        if (b.IsByRef) return b;
        return Join(a, b);
    }

    /// <summary>The type where two paths meet.</summary>
    public static Type Join(Type a, Type b)
    {
        if (a == b) return a;
        if (a == typeof(double) || b == typeof(double)) return typeof(double);
        if (a == typeof(nint) || b == typeof(nint)) return typeof(nint);
        return a.IsClass && b.IsClass && !a.IsByRef && !b.IsByRef ? typeof(object) : a;
    }

    public static bool IsFloatingPoint(Type type) => type == typeof(float) || type == typeof(double);

    /// <summary>Whether values can be kept as plain bytes: what the runtime calls unmanaged.</summary>
    public static bool IsUnmanaged(Type type) =>
        type.IsPointer || (type.IsValueType && (!HasReferences(type) || Views.IsDeviceValue(type)));

    /// <summary>The size in bytes of an unmanaged type as .NET lays it out in memory.</summary>
    public static int SizeOf(Type type) => type.IsPointer || type.IsByRef || type == typeof(nint) ? nint.Size : Layout(type).Size;

    private static bool HasReferences(Type type) => type.IsByRefLike || Layout(type).HasReferences;

    private static readonly ConditionalWeakTable<Type, StrongBox<(int, bool)>> s_layouts = [];

    private static (int Size, bool HasReferences) Layout(Type type) => s_layouts.GetValue(type, static t => new(Measure(t))).Value;

    private static (int, bool) Measure(Type type)
    {
        if (type.IsByRefLike || type.ContainsGenericParameters) return (0, true);
        var measure = typeof(StackTypes)
            .GetMethod(nameof(MeasureOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return ((int, bool))measure.MakeGenericMethod(type).Invoke(null, null)!;
    }

    private static (int, bool) MeasureOf<T>() => (Unsafe.SizeOf<T>(), RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}
