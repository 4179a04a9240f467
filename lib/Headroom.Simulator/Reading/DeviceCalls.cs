using System.Reflection;

namespace Headroom.Simulator.Reading;

/// <summary>
/// How ILGPU's device functions appear in rewritten kernels: as suspensions, or as stand-ins that get the lane as an argument.
/// </summary>
internal static class DeviceCalls
{
    private static readonly Dictionary<Type, MethodInfo[]> s_standIns = StandInsWhere(isKernelCode: false);
    private static readonly Dictionary<Type, MethodInfo[]> s_kernelCode = StandInsWhere(isKernelCode: true);

    private static readonly HashSet<Type> s_kernelClasses =
        [.. s_kernelCode.Values.SelectMany(methods => methods).Select(method => method.DeclaringType!)];

    private static readonly PerAssembly<MethodBase, MethodInfo?> s_found = new();
    private static readonly PerAssembly<MethodBase, MethodInfo?> s_foundCode = new();

    private static Dictionary<Type, MethodInfo[]> StandInsWhere(bool isKernelCode) => typeof(DeviceCalls).Assembly.GetTypes()
        .Select(t => (Class: t, Replaces: t.GetCustomAttribute<ReplacesAttribute>(false)))
        .Where(t => t.Replaces is { } replaces && replaces.IsKernelCode == isKernelCode)
        .ToDictionary(
            t => t.Replaces!.Type, t => t.Class.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    /// <summary>What <paramref name="callee"/> makes a lane wait for, or null.</summary>
    public static SuspensionKind? SuspensionOf(MethodBase callee)
    {
        if (callee.DeclaringType == typeof(Group))
            return callee.Name switch
            {
                nameof(Group.Barrier) => SuspensionKind.GroupBarrier,
                nameof(Group.BarrierPopCount) => SuspensionKind.GroupPopCount,
                nameof(Group.BarrierAnd) => SuspensionKind.GroupAnd,
                nameof(Group.BarrierOr) => SuspensionKind.GroupOr,
                nameof(Group.Broadcast) => SuspensionKind.GroupBroadcast,
                _ => null,
            };
        if (callee.DeclaringType != typeof(Warp)) return null;
        return callee.Name switch
        {
            nameof(Warp.Barrier) => SuspensionKind.WarpBarrier,
            nameof(Warp.Shuffle) or nameof(Warp.ShuffleDown) or nameof(Warp.ShuffleUp) or nameof(Warp.ShuffleXor) or nameof(Warp.Broadcast)
                => SuspensionKind.WarpShuffle,
            _ => null,
        };
    }

    /// <summary>The type of the value that <paramref name="callee"/> exchanges, or null.</summary>
    public static Type? ExchangeOf(MethodBase callee) => SuspensionOf(callee) switch
    {
        SuspensionKind.WarpShuffle or SuspensionKind.GroupBroadcast => callee.GetGenericArguments()[0],
        SuspensionKind.GroupPopCount or SuspensionKind.GroupAnd or SuspensionKind.GroupOr => typeof(int),
        _ => null,
    };

    /// <summary>Whether <paramref name="callee"/> reserves shared or local memory of a size that must be known before the launch.</summary>
    public static bool IsSizedAllocation(MethodBase callee) =>
        (callee.DeclaringType == typeof(SharedMemory) || callee.DeclaringType == typeof(LocalMemory)) && callee.GetParameters().Length > 0;

    /// <summary>Whether <paramref name="callee"/> is an atomic operation on its first argument.</summary>
    public static bool IsAtomic(MethodBase callee) => callee.DeclaringType == typeof(Atomic) || callee.DeclaringType == typeof(Interlocked);

    /// <summary>Whether <paramref name="callee"/> is a fence that other groups can rely on.</summary>
    public static bool IsFence(MethodBase callee) => callee.DeclaringType == typeof(MemoryFence)
        && callee.Name is nameof(MemoryFence.DeviceLevel) or nameof(MemoryFence.SystemLevel);

    /// <summary>The stand-in for <paramref name="callee"/>, or null where it is called as it is.</summary>
    public static MethodInfo? StandInFor(MethodBase callee) => s_found.Of(callee).GetOrAdd(callee, static key => Find(key, s_standIns));

    /// <summary>Whether the methods of a class of ours are written as kernels are.</summary>
    public static bool IsKernelCode(Type type) => s_kernelClasses.Contains(type);

    /// <summary>What is inlined in the place of <paramref name="callee"/>, or null.</summary>
    public static MethodInfo? KernelCodeFor(MethodBase callee) =>
        s_foundCode.Of(callee).GetOrAdd(callee, static key => Find(key, s_kernelCode));

    private static MethodInfo? Find(MethodBase callee, Dictionary<Type, MethodInfo[]> standIns)
    {
        var owner = callee.DeclaringType!;
        if (!standIns.TryGetValue(owner.IsGenericType ? owner.GetGenericTypeDefinition() : owner, out var candidates)) return null;
        var name = callee.Name.StartsWith("get_", StringComparison.Ordinal) ? callee.Name[4..] : callee.Name;
        Type[] generics =
            [.. owner.IsGenericType ? owner.GetGenericArguments() : [], .. callee.IsGenericMethod ? callee.GetGenericArguments() : []];
        Type[] parameters =
            [.. callee.IsStatic ? Type.EmptyTypes : [owner.MakeByRefType()], .. callee.GetParameters().Select(p => p.ParameterType)];
        return candidates
            .Where(c => c.Name == name && c.GetGenericArguments().Length == generics.Length)
            .Select(c => generics.Length > 0 ? c.MakeGenericMethod(generics) : c)
            .FirstOrDefault(
                c => c.GetParameters().TakeWhile(p => p.Name != ReplacesAttribute.Lane).Select(p => p.ParameterType)
                    .SequenceEqual(parameters));
    }
}
