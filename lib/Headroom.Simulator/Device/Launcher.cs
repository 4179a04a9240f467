using System.Reflection;
using System.Reflection.Emit;
using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>
/// The methods behind ILGPU's launch delegates: <c>void Launch(Kernel, AcceleratorStream, index or config, arguments...)</c>.
/// </summary>
internal static class Launcher
{
    private static readonly MethodInfo Run = typeof(SimulatedKernel)
        .GetMethod(nameof(SimulatedKernel.Run), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Boxes what it gets and hands it to <see cref="SimulatedKernel.Run"/>.</summary>
    public static MethodInfo Emit(SimulatedCompiledKernel kernel, int groupSize)
    {
        var entry = kernel.Entry;
        Type[] types =
        [
            typeof(Kernel), typeof(AcceleratorStream), entry.KernelIndexType,
            .. Enumerable.Range(0, entry.Parameters.Count).Select(i => entry.Parameters[i]),
        ];
        var method = new DynamicMethod($"{entry.Name} (launcher)", typeof(void), types, typeof(Launcher).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Castclass, typeof(SimulatedKernel));
        il.Emit(OpCodes.Ldc_I4, groupSize);
        il.Emit(OpCodes.Ldc_I4, types.Length - 2);
        il.Emit(OpCodes.Newarr, typeof(object));
        for (var i = 2; i < types.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldc_I4, i - 2);
            il.Emit(OpCodes.Ldarg, (short)i);
            il.Emit(OpCodes.Box, types[i]);
            il.Emit(OpCodes.Stelem_Ref);
        }
        il.Emit(OpCodes.Call, Run);
        il.Emit(OpCodes.Ret);
        return method;
    }
}
