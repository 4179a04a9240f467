using System.Reflection;

namespace Headroom.Simulator.Reading;

/// <summary>
/// How methods of ILGPU and ILGPU.Algorithms without a stand-in get into a kernel. One that only computes is called as it is. One that
/// comes to a device function, or is given the learner's own operation, becomes part of the kernel, as a compiler for a GPU has it.
/// </summary>
internal static class PackageCode
{
    private static readonly Assembly s_core = typeof(Context).Assembly;
    private static readonly Assembly s_algorithms = typeof(ILGPU.Algorithms.XMath).Assembly;
    private static readonly PerAssembly<MethodBase, bool> s_reaching = new();
    private static readonly PerAssembly<MethodBase, bool> s_askingHost = new();

    /// <summary>Whether the arithmetic of a body counts: algorithms do, the package's index arithmetic does not.</summary>
    public static bool IsCounted(MethodBase method) => IsAlgorithm(method) || IsKernelCode(method);

    /// <summary>Whether a body of the packages, or a stand-in's, becomes part of the kernel.</summary>
    public static bool IsInlined(MethodBase method)
    {
        if (IsKernelCode(method)) return true;
        if (IsDeviceFunction(method) || IsHostRuntime(method)) return false;
        return IsAlgorithm(method) || (IsPackage(method) && ReachesDevice(method));
    }

    /// <summary>Whether ILGPU's own body asks its CPU device, which is not there: a device function without a stand-in.</summary>
    public static bool IsMissing(MethodBase method) => IsPackage(method) && !IsDeviceFunction(method) && IsHostRuntime(method);

    /// <summary>Whether a method is ILGPU's or ILGPU.Algorithms'.</summary>
    public static bool IsPackage(MethodBase method) => method.Module.Assembly == s_core || method.Module.Assembly == s_algorithms;

    /// <summary>The method that a call comes to, once type arguments are known.</summary>
    public static MethodBase CalleeOf(Instruction call) =>
        call.Constrained is { IsValueType: true } type && Callees.Resolve(call.Callee, type) is { } target ? target : call.Callee;

    /// <summary>Whether a function has a counterpart here: a stand-in, or a place where lanes meet.</summary>
    public static bool IsDeviceFunction(MethodBase method) =>
        DeviceCalls.StandInFor(method) is not null || DeviceCalls.SuspensionOf(method) is not null;

    // XMath is a leaf: what it computes is known by name.
    private static bool IsAlgorithm(MethodBase method) => method.Module.Assembly == s_algorithms && !IsMath(method.DeclaringType!);

    private static bool IsMath(Type owner) =>
        owner == typeof(ILGPU.Algorithms.XMath) || owner.DeclaringType == typeof(ILGPU.Algorithms.XMath);

    private static bool IsKernelCode(MethodBase method) =>
        method.Module.Assembly == typeof(PackageCode).Assembly && DeviceCalls.IsKernelCode(method.DeclaringType!);

    private static bool ReachesDevice(MethodBase method) => s_reaching.Of(method).GetOrAdd(method, static key => Reaches(key, []));

    private static bool Reaches(MethodBase method, HashSet<MethodBase> seen)
    {
        foreach (var callee in Calls(method))
        {
            if (IsDeviceFunction(callee) || DeviceCalls.KernelCodeFor(callee) is not null) return true;
            if (!IsPackage(callee) && !Callees.IsLibrary(callee.Module.Assembly)) return true; // the learner's operation
            if (IsPackage(callee) && seen.Add(callee) && !IsHostRuntime(callee) && Reaches(callee, seen)) return true;
        }
        return false;
    }

    private static bool IsHostRuntime(MethodBase method) =>
        s_askingHost.Of(method)
            .GetOrAdd(method, static key => Calls(key).Any(callee => callee.DeclaringType is { Namespace: "ILGPU.Runtime.CPU" }));

    private static IEnumerable<MethodBase> Calls(MethodBase method) => Decoder.Decode(method) is not { } code ? [] : code.Instructions
        .Where(i => i.IsCall)
        .Select(CalleeOf);
}
