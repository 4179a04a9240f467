using System.Reflection;
using System.Reflection.Emit;
using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>
/// The methods behind ILGPU's launch delegates: <c>void Launch(Kernel, AcceleratorStream, index or config, arguments...)</c>.
/// </summary>
internal static class Launcher
{
    /// <summary>Boxes what it gets and hands it to the kernel.</summary>
    /// <param name="kernel">What is launched.</param>
    /// <param name="run">A method of the loaded kernel's type: <c>void Run(int groupSize, object?[] values)</c>.</param>
    /// <param name="groupSize">Threads of a group, 0 where the accelerator chooses.</param>
    public static MethodInfo Emit(SimulatedCompiledKernel kernel, MethodInfo run, int groupSize)
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
        il.Emit(OpCodes.Castclass, run.DeclaringType!);
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
        il.Emit(OpCodes.Call, run);
        il.Emit(OpCodes.Ret);
        return method;
    }
}
