using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders.Holding;

/// <summary>
/// Bytes of arrays, strings and tensors that objects keep alive: whatever their fields lead to, gradients included, each once however many
/// views of it there are. What libtorch's graph keeps by itself is not seen.
/// </summary>
public sealed class HeldBytes
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<nint> _storages = [];
    private readonly Stack<object> _left = new();

    private HeldBytes() { }

    public long Total { get; private set; }

    /// <summary>Of the roots and all they lead to.</summary>
    public static long Of(params object[] roots) => Beyond([], roots);

    /// <summary>The same, of what is not among <paramref name="given"/>.</summary>
    public static long Beyond(object[] given, params object[] roots)
    {
        var held = new HeldBytes();
        held.Walk(given);
        held.Total = 0;
        held.Walk(roots);
        return held.Total;
    }

    /// <summary>What the static fields of a type's assembly hold, as roots.</summary>
    public static object[] StaticsBeside(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return [.. type.Assembly.GetTypes().Where(one => !one.ContainsGenericParameters)
            .SelectMany(one => one.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && !IsPlain(field.FieldType)).Select(field => field.GetValue(null)).OfType<object>()];
    }

    private void Walk(object[] roots)
    {
        using var scope = NewDisposeScope(); // each gradient is a wrapper anew
        foreach (var root in roots) _left.Push(root);
        while (_left.TryPop(out var held))
            if (held.GetType().IsValueType || _seen.Add(held)) Visit(held);
    }

    private void Visit(object held)
    {
        switch (held)
        {
            case Tensor tensor: Count(tensor); break;
            case string text: Total += 2L * text.Length; break;
            case Array array: Count(array); break;
            default: Fields(held); break;
        }
    }

    private void Count(Tensor tensor)
    {
        if (tensor.IsInvalid) return;
        var (first, bytes) = TensorMemory.Of(tensor);
        if (_storages.Add(first)) Total += bytes;
        if (tensor.is_leaf && tensor.grad is { } gradient) _left.Push(gradient);
    }

    private void Count(Array array)
    {
        var element = array.GetType().GetElementType()!;
        if (element.IsPrimitive) Total += Buffer.ByteLength(array);
        else if (element.IsEnum || element == typeof(Half) || element == typeof(decimal))
            Total += (long)array.Length * Marshal.SizeOf(element.IsEnum ? Enum.GetUnderlyingType(element) : element);
        else
            foreach (var one in array)
                if (one is not null) _left.Push(one);
    }

    private void Fields(object held)
    {
        for (var type = held.GetType(); type is not null && !IsOfTheSystem(type); type = type.BaseType)
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (!IsPlain(field.FieldType) && field.GetValue(held) is { } value) _left.Push(value);
    }

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type.IsPointer;

    // Types, threads and scopes lead to everything there is.
    private static bool IsOfTheSystem(Type type) =>
        typeof(MemberInfo).IsAssignableFrom(type) || typeof(DisposeScope).IsAssignableFrom(type)
        || type.Namespace is "System.Reflection" or "System.Threading" or "System.Globalization" or "System.Runtime.Loader";
}
