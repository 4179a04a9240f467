using System.Reflection;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Reading;

/// <summary>Answers what a kernel may do with a method it calls.</summary>
internal static class Callees
{
    private static readonly Assembly[] s_deviceApi =
        [typeof(ILGPU.Context).Assembly, typeof(ILGPU.Algorithms.XMath).Assembly, typeof(Callees).Assembly];
    private static readonly PerAssembly<(MethodBase, Type), MethodBase?> s_implementations = new();

    public static bool IsDeviceApi(MethodBase method) => Array.IndexOf(s_deviceApi, method.Module.Assembly) >= 0;

    public static bool IsDeviceApi(Type type) => Array.IndexOf(s_deviceApi, type.Assembly) >= 0;

    public static bool IsPrimitive(Type? type) => type is { IsPrimitive: true } || type == typeof(System.Half);

    /// <summary>
    /// Whether the body becomes part of the kernel: the learner's own helpers, and functions of the device API written as kernel code.
    /// </summary>
    public static bool IsInlined(MethodBase method) => IsDeviceApi(method)
        ? IsViewMethod(method) || PackageCode.IsInlined(method)
        : !IsLibrary(method.Module.Assembly);

    // ILGPU's own methods on views, built on those that have stand-ins.
    private static bool IsViewMethod(MethodBase method)
    {
        var owner = method.DeclaringType!;
        if ((method.IsConstructor && owner.Name != "VariableView`1") || owner.Namespace is not ("ILGPU" or "ILGPU.Runtime")
            || !owner.Name.Contains("View", StringComparison.Ordinal) || DeviceCalls.StandInFor(method) is not null) return false;
        if (method.IsDefined(typeof(NotInsideKernelAttribute), false)) return false; // refused by its name, not by what it calls
        return !method.IsDefined(typeof(CompilerGeneratedAttribute), false); // auto-properties run as they are
    }

    public static bool IsLibrary(Assembly assembly) =>
        assembly == typeof(object).Assembly || assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>Whether a call leaves the variable it is made on as it was.</summary>
    public static bool IsReadOnly(MethodBase method) =>
        method.DeclaringType!.IsDefined(typeof(IsReadOnlyAttribute), false) || method.IsDefined(typeof(IsReadOnlyAttribute), false);

    /// <summary>Whether the returned reference is the one passed in, seen as another type.</summary>
    public static bool ReturnsItsArgument(MethodBase method) =>
        method.DeclaringType == typeof(Unsafe) && method is MethodInfo { ReturnType.IsByRef: true }
            && method.GetParameters() is [{ ParameterType.IsByRef: true }, ..];

    /// <summary>
    /// The method that <paramref name="type"/> itself supplies for an interface member, as a JIT compiler finds it for a
    /// <c>constrained.</c> call; null where the interface's own default would run.
    /// </summary>
    public static MethodBase? Resolve(MethodBase member, Type type) =>
        s_implementations.Of(type.IsCollectible ? type : member).GetOrAdd((member, type), static key => Find(key.Item1, key.Item2));

    private static MethodBase? Find(MethodBase member, Type type)
    {
        var declaring = member.DeclaringType!;
        if (declaring.IsInterface) return FindInterfaceMember(member, type, declaring);
        var parameters = member.GetParameters().Select(p => p.ParameterType).ToArray();
        return type.GetMethod(member.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, parameters);
    }

    private static MethodInfo? FindInterfaceMember(MethodBase member, Type type, Type declaring)
    {
        if (!declaring.IsAssignableFrom(type)) return null;
        var definition = member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : member;
        var map = type.GetInterfaceMap(declaring);
        var index = Array.FindIndex(
            map.InterfaceMethods, m => m.MetadataToken == definition.MetadataToken && m.Module == definition.Module);
        if (index < 0 || map.TargetMethods[index] is not { } target || target.DeclaringType!.IsInterface) return null;
        return member.IsGenericMethod ? target.MakeGenericMethod(member.GetGenericArguments()) : target;
    }
}
