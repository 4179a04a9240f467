using System.Reflection;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Running;

/// <summary>Load-time checks of a kernel's signature, with the messages of the real package and the way to mend it.</summary>
internal static class KernelSignature
{
    public static void Check(KernelSource kernel)
    {
        CheckMethod(kernel);
        var parameters = kernel.Method.GetParameters();
        foreach (var parameter in parameters)
            CheckParameter(kernel, parameter);
    }

    /// <summary>The index type of an implicitly grouped kernel's first parameter.</summary>
    public static IndexType IndexTypeOf(MethodInfo method)
    {
        var type = method.GetParameters() is [var first, ..] ? first.ParameterType : typeof(void);
        if (type == typeof(Index1D))
            return IndexType.Index1D;
        if (type == typeof(Index2D))
            return IndexType.Index2D;
        if (type == typeof(Index3D))
            return IndexType.Index3D;
        throw new NotSupportedException(
            "An implicitly grouped entry point must receive an int index type as first parameter, long indices are not supported. " +
            $"Kernel {method.Name} starts with {TypeNames.Of(type)}; make it Index1D, Index2D or Index3D.");
    }

    /// <summary>The extent of an implicitly grouped launch in three dimensions.</summary>
    public static Index3D Extent(object? index) => index switch
    {
        Index1D one => new(one.X, 1, 1),
        Index2D two => new(two, 1),
        Index3D three => three,
        _ => throw new NotSupportedException($"Not supported index type: {index}"),
    };

    private static void CheckMethod(KernelSource kernel)
    {
        if (kernel.Method.ContainsGenericParameters)
            throw Refused(
                kernel, "Generic kernels are not supported", "Give it type arguments when loading it.", message =>
                new NotSupportedException(message));
        if (kernel.Method.IsStatic || IsStateless(kernel.Method.DeclaringType))
            return;
        throw Refused(
            kernel, "Only static methods and non-capturing lambdas are supported at the moment", WhyNotStatic(kernel), message =>
            new NotSupportedException(message));
    }

    // reason (Kernels.cs:12). Way out.
    private static Exception Refused(KernelSource kernel, string reason, string wayOut, Func<string, Exception> exception)
    {
        var line = Declarations.Of(kernel.Method);
        return RefusedSignature.On(exception($"{reason}{(line is null ? "" : $" ({line})")}. {wayOut}"), $"{reason}. {wayOut}", line);
    }

    /// <summary>What an instance method captures, or that it should be static.</summary>
    public static string WhyNotStatic(KernelSource kernel)
    {
        var captured = Captured(kernel.Method);
        return IsCompilerGenerated(kernel.Method.DeclaringType) && captured.Length > 0
            ? $"This one captures {string.Join(", ", captured)}; pass " +
                $"{(captured.Length == 1 ? "it as a kernel argument" : "them as kernel arguments")}, an array as a buffer's view."
            : IsScript(kernel.Method.DeclaringType)
                ? $"Write static in front of {kernel.Name}, and pass it what it uses of the notebook's variables as kernel arguments."
                : $"Make {kernel.Method.DeclaringType!.Name}.{kernel.Name} static.";
    }

    private static void CheckParameter(KernelSource kernel, ParameterInfo parameter)
    {
        if (WayOut(parameter) is not { } wayOut) return;
        var type = TypeNames.Of(parameter.ParameterType);
        var reason = $"Not supported kernel-parameter type '{type}': parameter '{parameter.Name}' of {kernel.Name}";
        throw Refused(kernel, reason, wayOut, message => parameter.ParameterType.IsByRef
            ? new NotSupportedException(message)
            : new ArgumentException(message, parameter.Name, new NotSupportedException($"Type '{type}' is not blittable")));
    }

    private static string? WayOut(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef) return "Pass it by value, or as a view to write to.";
        if (type == typeof(bool) || type == typeof(char))
            return $"Use {(type == typeof(bool) ? "int or byte" : "ushort")}: its size differs between host and device.";
        if (typeof(ILGPU.Runtime.MemoryBuffer).IsAssignableFrom(type)) return "Pass the buffer's View.";
        if (type.IsArray)
        {
            var view = $"ArrayView{(type.GetArrayRank() == 1 ? "" : $"{type.GetArrayRank()}D")}";
            return $"Copy the array to a buffer and pass its View, an {view} of {TypeNames.Of(type.GetElementType()!)}.";
        }
        return ContainsReferences(type) ? "Kernels take structs of numbers and views only." : null;
    }

    private static bool ContainsReferences(Type type) => !Views.IsDeviceValue(type) && (!type.IsValueType || HoldsReferences(type));

    private static bool HoldsReferences(Type type) =>
        (bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type)
            .Invoke(null, null)!;

    // Lambdas without captures live in a class <>c that has no fields of its own.
    private static bool IsStateless(Type? type) =>
        IsCompilerGenerated(type) && type!.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length == 0;

    // Lambdas of one method share a class for what they capture; this one's are the fields that its code loads (ldfld, 0x7B).
    private static string[] Captured(MethodInfo method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        return [.. method.DeclaringType!.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => code.AsSpan().IndexOf((byte[])[0x7B, .. BitConverter.GetBytes(field.MetadataToken)]) >= 0)
            .Select(field => field.Name.StartsWith('<') ? "this" : field.Name)];
    }

    // The lambdas of a script, such as a notebook's cell, live in a class of that name without the attribute.
    private static bool IsCompilerGenerated(Type? type) =>
        type?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) == true
            || type?.Name.StartsWith("<>c", StringComparison.Ordinal) == true;

    private static bool IsScript(Type? type) => type?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true;
}
