using System.Reflection;
using System.Reflection.Emit;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>
/// Kernels around functions, made at run time: thread i calls the function with element i of each argument's view, and writes what it
/// returns and what it writes to its references. Values that kernels cannot take as they are (bool, enum, char) travel as numbers.
/// </summary>
internal static class FunctionKernel
{
    /// <summary>One kernel per function, in one assembly that nothing keeps alive.</summary>
    public static IReadOnlyList<MethodInfo> Around(IReadOnlyList<MethodInfo> functions)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new("Kernels around functions"), AssemblyBuilderAccess.RunAndCollect)
            .DefineDynamicModule("Kernels");
        var type = module.DefineType("Kernels", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        for (var i = 0; i < functions.Count; i++) Define(type, $"Kernel{i}", functions[i]);
        var created = type.CreateType();
        return [.. Enumerable.Range(0, functions.Count).Select(i => created.GetMethod($"Kernel{i}")!)];
    }

    /// <summary>The element types of the views: arguments that go in, then results and references that come out.</summary>
    public static (Type[] In, Type[] Out) ViewsOf(MethodInfo function) => (
        [.. function.GetParameters().Where(p => !p.IsOut).Select(p => Travelling(Bare(p.ParameterType)))],
        [.. (Type[])(function.ReturnType == typeof(void) ? [] : [Travelling(function.ReturnType)]),
            .. function.GetParameters().Where(IsWritten).Select(p => Travelling(Bare(p.ParameterType)))]);

    /// <summary>A reference that the function may change.</summary>
    public static bool IsWritten(ParameterInfo parameter) => parameter.ParameterType.IsByRef && !parameter.IsIn;

    public static Type Bare(Type type) => type.IsByRef ? type.GetElementType()! : type;

    public static Type Travelling(Type type) =>
        type == typeof(bool) ? typeof(byte) : type == typeof(char) ? typeof(ushort) : type.IsEnum ? Enum.GetUnderlyingType(type) : type;

    private static void Define(TypeBuilder type, string name, MethodInfo function)
    {
        var (ins, outs) = ViewsOf(function);
        Type[] views = [.. ins.Concat(outs).Select(t => typeof(ArrayView<>).MakeGenericType(t))];
        var method = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, typeof(void), [typeof(Index1D), .. views]);
        var il = method.GetILGenerator();
        var parameters = function.GetParameters();
        var variables = new LocalBuilder?[parameters.Length];
        var view = 1;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].ParameterType.IsByRef) variables[i] = il.DeclareLocal(Bare(parameters[i].ParameterType));
            if (parameters[i].IsOut) il.Emit(OpCodes.Ldloca, variables[i]!);
            else
            {
                EmitElement(il, view, views[view - 1]);
                il.Emit(OpCodes.Ldobj, views[view - 1].GetGenericArguments()[0]);
                view++;
                if (variables[i] is not { } variable) continue;
                il.Emit(OpCodes.Stloc, variable);
                il.Emit(OpCodes.Ldloca, variable);
            }
        }
        il.Emit(OpCodes.Call, function);
        if (function.ReturnType != typeof(void)) EmitStore(il, view++, views, il.DeclareLocal(function.ReturnType), isOnStack: true);
        for (var i = 0; i < parameters.Length; i++)
            if (IsWritten(parameters[i])) EmitStore(il, view++, views, variables[i]!, isOnStack: false);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitStore(ILGenerator il, int view, Type[] views, LocalBuilder value, bool isOnStack)
    {
        if (isOnStack) il.Emit(OpCodes.Stloc, value);
        EmitElement(il, view, views[view - 1]);
        il.Emit(OpCodes.Ldloc, value);
        il.Emit(OpCodes.Stobj, views[view - 1].GetGenericArguments()[0]);
    }

    // ref view[index]
    private static void EmitElement(ILGenerator il, int argument, Type view)
    {
        il.Emit(OpCodes.Ldarga, (short)argument);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, view.GetMethod("get_Item", [typeof(Index1D)])!);
    }
}
