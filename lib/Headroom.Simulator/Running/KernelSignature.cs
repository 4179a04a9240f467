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
            throw new NotSupportedException($"Kernel {kernel.Name} is generic; give it type arguments when loading it.");
        if (kernel.Method.IsStatic || IsStateless(kernel.Method.DeclaringType))
            return;
        throw new NotSupportedException($"Only static methods and non-capturing lambdas are supported at the moment. {WhyNotStatic(kernel)}");
    }

    /// <summary>What an instance method captures, or that it should be static.</summary>
    public static string WhyNotStatic(KernelSource kernel)
    {
        var captured = Captured(kernel.Method);
        return IsCompilerGenerated(kernel.Method.DeclaringType) && captured.Length > 0
            ? $"This one captures {string.Join(", ", captured)}; pass {(captured.Length == 1 ? "it as a kernel argument" : "them as kernel arguments")}, an array as a buffer's view."
            : IsScript(kernel.Method.DeclaringType)
                ? $"Write static in front of {kernel.Name}, and pass it what it uses of the notebook's variables as kernel arguments."
                : $"Make {kernel.Method.DeclaringType!.Name}.{kernel.Name} static.";
    }

    private static void CheckParameter(KernelSource kernel, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef)
            throw new NotSupportedException($"Not supported by-ref kernel parameters. Pass '{parameter.Name}' of {kernel.Name} by value, or as a view to write to.");
        if (type == typeof(bool) || type == typeof(char))
            throw Unsupported(kernel, parameter, $"use {(type == typeof(bool) ? "int or byte" : "ushort")}: its size differs between host and device");
        if (typeof(ILGPU.Runtime.MemoryBuffer).IsAssignableFrom(type))
            throw Unsupported(kernel, parameter, "pass the buffer's View");
        if (type.IsArray)
            throw Unsupported(kernel, parameter, $"copy the array to a buffer and pass its View, an ArrayView{(type.GetArrayRank() == 1 ? "" : $"{type.GetArrayRank()}D")} of {TypeNames.Of(type.GetElementType()!)}");
        if (ContainsReferences(type))
            throw Unsupported(kernel, parameter, "kernels take structs of numbers and views only");
    }

    private static ArgumentException Unsupported(KernelSource kernel, ParameterInfo parameter, string fix) => new(
        $"Not supported kernel-parameter type '{TypeNames.Of(parameter.ParameterType)}': parameter '{parameter.Name}' of {kernel.Name}; {fix}",
        parameter.Name,
        new NotSupportedException($"Type '{TypeNames.Of(parameter.ParameterType)}' is not blittable"));

    private static bool ContainsReferences(Type type) =>
        !Views.IsDeviceValue(type) && (!type.IsValueType || (bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type).Invoke(null, null)!);

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

    // The class of a script's lambdas has no attribute; no class in C# can have its name.
    // The lambdas of a script, such as a notebook's cell, live in a class of that name without the attribute.
    private static bool IsCompilerGenerated(Type? type) =>
        type?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) == true || type?.Name.StartsWith("<>c", StringComparison.Ordinal) == true;

    private static bool IsScript(Type? type) => type?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true;
}
