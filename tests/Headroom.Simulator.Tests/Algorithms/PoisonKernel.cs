using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>Kernels in which all threads call an atomic on the first element of a view.</summary>
internal static class PoisonKernel
{
    public static IReadOnlyList<MethodInfo> Around(IReadOnlyList<MethodInfo> atomics)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new("Kernels around atomics"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Kernels");
        var type = module.DefineType("Kernels", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        for (var i = 0; i < atomics.Count; i++) Define(type, $"Kernel{i}", atomics[i]);
        var created = type.CreateType();
        return [.. Enumerable.Range(0, atomics.Count).Select(i => created.GetMethod($"Kernel{i}")!)];
    }

    private static void Define(TypeBuilder type, string name, MethodInfo atomic)
    {
        var element = FunctionKernel.Bare(atomic.GetParameters()[0].ParameterType);
        var view = typeof(ArrayView<>).MakeGenericType(element);
        Type[] values = [.. atomic.GetParameters().Skip(1).Select(p => p.ParameterType)];
        var il = type.DefineMethod(
            name, MethodAttributes.Public | MethodAttributes.Static, typeof(void), [typeof(Index1D), view, .. values]).GetILGenerator();
        il.Emit(OpCodes.Ldarga, (short)1);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Call, view.GetMethod("get_Item", [typeof(int)])!);
        for (var i = 0; i < values.Length; i++) il.Emit(OpCodes.Ldarg, (short)(i + 2));
        il.Emit(OpCodes.Call, atomic);
        il.Emit(OpCodes.Pop);
        il.Emit(OpCodes.Ret);
    }
}
