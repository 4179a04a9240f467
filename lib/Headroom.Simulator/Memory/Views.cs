using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Memory;

/// <summary>What the host's and the kernel's form of a view have in common.</summary>
internal static class Views
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Weak, for types of assemblies that are unloaded.
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> s_withViews = [];

    /// <summary>Where a lowered view starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Address<T>(in ArrayView<T> view) where T : unmanaged => (nint)View<T>.Index(ref Unsafe.AsRef(in view));

    /// <summary>An element of a lowered view; the caller has checked the index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref T Element<T>(scoped in ArrayView<T> view, long index) where T : unmanaged => ref ((T*)Address(in view))[index];

    public static bool IsView(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ArrayView<>);

    /// <summary>Whether values of <paramref name="type"/> are bytes and lowered views.</summary>
    public static bool IsDeviceValue(Type type)
    {
        if (!type.IsValueType || type.IsByRefLike) return false;
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || IsView(type)) return true;
        return type.GetFields(Fields).All(f => f.FieldType.IsPointer || IsDeviceValue(f.FieldType));
    }

    /// <summary>Every view in an argument, in the host's form: the argument itself, or what its fields hold.</summary>
    public static IEnumerable<(IContiguousArrayView View, Type Element)> In(object? argument)
    {
        if (argument is null) yield break;
        var type = argument.GetType();
        if (IsView(type))
        {
            yield return ((IContiguousArrayView)argument, type.GetGenericArguments()[0]);
            yield break;
        }
        foreach (var field in FieldsWithViews(type))
            foreach (var found in In(field.GetValue(argument))) yield return found;
    }

    /// <summary>What a struct's fields hold that is a view, or has some in it.</summary>
    public static IEnumerable<object?> Holders(object? argument) =>
        argument is null ? [] : FieldsWithViews(argument.GetType()).Select(field => field.GetValue(argument));

    private static FieldInfo[] FieldsWithViews(Type type) => s_withViews.GetValue(type, static t =>
        t is { IsValueType: true, IsPrimitive: false, IsEnum: false }
            ? [.. t.GetFields(Fields).Where(f => IsView(f.FieldType) || FieldsWithViews(f.FieldType).Length > 0)]
            : []);
}
