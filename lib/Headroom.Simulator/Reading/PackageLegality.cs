using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Reading;

/// <summary>
/// Finds functions of ILGPU and ILGPU.Algorithms that kernels cannot have on a GPU though they are public: ILGPU compiles their bodies like
/// any other code, and some call what it has no instruction for. ILGPU 1.5.3's generator for CUDA refuses the same ones.
/// </summary>
internal static class PackageLegality
{
    private static readonly PerAssembly<MethodBase, string?> s_known = new();

    // Those that a CUDA device has for 16-bit numbers, or that are written with them.
    private static readonly string[] s_halfFunctions = ["IsNaN", "IsInfinity", "Min", "Max", "Exp2", "Tanh"];

    /// <summary>What is in the way of a call of <paramref name="method"/> from a kernel, or null.</summary>
    public static string? Obstacle(MethodBase method) =>
        IsLookedAt(method) ? s_known.Of(method).GetOrAdd(method, static key => Find(key, [])) : null;

    // Functions that say themselves that they are the host's are refused for that.
    private static bool IsLookedAt(MethodBase method) =>
        PackageCode.IsPackage(method) && !method.ContainsGenericParameters && !method.IsDefined(typeof(NotInsideKernelAttribute), false);

    private static string? Find(MethodBase method, HashSet<MethodBase> seen)
    {
        if (IsHalfFunction(method) && !s_halfFunctions.Contains(method.Name)) return $"{method.Name} of ILGPU.Half";
        if (IsCompiledByName(method) || Decoder.Decode(method) is not { } body) return null;
        foreach (var instruction in body.Instructions)
        {
            if (instruction.OpCode == OpCodes.Throw) return "throw";
            if (!instruction.IsCall) continue;
            var callee = PackageCode.CalleeOf(instruction);
            if (LibraryCalls.IsDropped(callee)) continue;
            if (PackageCode.IsPackage(callee))
            {
                if (seen.Add(callee) && Find(callee, seen) is { } deeper) return deeper;
            }
            else if (Callees.IsLibrary(callee.Module.Assembly) && !LibraryCalls.IsSupported(callee))
                return $"{TypeNames.Of(callee.DeclaringType!)}.{callee.Name}";
        }
        return null;
    }

    private static bool IsHalfFunction(MethodBase method) =>
        method.DeclaringType == typeof(IntrinsicMath.CPUOnly) && method.GetParameters()[0].ParameterType == typeof(ILGPU.Half);

    // ILGPU has instructions of its own for these, or we do.
    private static bool IsCompiledByName(MethodBase method) =>
        method.DeclaringType == typeof(ILGPU.Algorithms.XMath) || PackageCode.IsDeviceFunction(method)
            || DeviceCalls.KernelCodeFor(method) is not null
        || method.GetCustomAttributesData().Any(a => a.AttributeType.Namespace is "ILGPU.Frontend.Intrinsic" or "ILGPU.IR.Intrinsics");
}
