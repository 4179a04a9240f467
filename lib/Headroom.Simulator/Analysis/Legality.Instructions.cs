using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Analysis;

internal sealed partial class Legality
{
    private void Inspect(Instruction instruction)
    {
        var code = instruction.OpCode;
        if (code == OpCodes.Throw || code == OpCodes.Rethrow)
            Add("Not supported IL instruction of type 'Throw'",
                "A kernel cannot throw: return early, or write an error code to a buffer. A switch expression needs a default arm.", instruction);
        else if (code == OpCodes.Ldftn || code == OpCodes.Ldvirtftn)
            Add("Not supported IL instruction in method 'Ldftn'. Are you using a lambda closure?",
                "Call a static method instead of a delegate.", instruction);
        else if (code == OpCodes.Box || code == OpCodes.Unbox || code == OpCodes.Unbox_Any)
            Add("Class type 'System.Object' is not supported", $"Keep the value of type {TypeNames.Of(instruction.Type)} unboxed: no object, no interface, no string formatting.", instruction);
        else if (code == OpCodes.Localloc)
            Add("Token of stackalloc is not a valid Type token", "Use LocalMemory.Allocate<T>(n) with a constant n in place of stackalloc.", instruction);
        else if (code == OpCodes.Newarr)
            Add($"Arrays made with new: {TypeNames.Of(instruction.Type)}[]",
                $"Use LocalMemory.Allocate1D<{TypeNames.Of(instruction.Type)}>(n) with a constant n: the metered GPU makes no arrays inside a kernel, and ILGPU only those of constant length.", instruction);
        else if (code == OpCodes.Calli)
            Add("Not supported IL instruction of type 'Calli'", "Call a static method by name: function pointers do not exist on a GPU.", instruction);
        else if (code == OpCodes.Castclass || code == OpCodes.Isinst)
            Add($"Class type '{TypeNames.Of(instruction.Type)}' is not supported", "Use structs: a kernel cannot follow references.", instruction);
        else if (code == OpCodes.Ldsfld || code == OpCodes.Ldsflda) InspectStaticLoad(instruction);
        else if (code == OpCodes.Stsfld)
            Add($"Cannot store a value to the static field '{Describe(instruction.Field)}'", "Write to a view that the host reads back.", instruction);
        else if (instruction.IsCall) InspectCall(instruction);
    }

    private void InspectStaticLoad(Instruction instruction)
    {
        var field = instruction.Field;
        if (Callees.IsDeviceApi(field.DeclaringType!) || Callees.IsPrimitive(field.DeclaringType)) return;
        if (field.FieldType.IsArray && field.IsInitOnly)
            Add($"Cannot load from the static array '{TypeNames.Of(field.FieldType)}' since it is mutable",
                $"Copy {field.Name} to a buffer and pass its view.", instruction);
        else if (!field.IsInitOnly && !field.IsLiteral)
            Add($"Cannot load from the static field '{Describe(field)}' since it is not read only",
                $"Pass {field.Name} as a parameter, or make it const or static readonly.", instruction);
        else if (!StackTypes.IsUnmanaged(field.FieldType) && !typeof(Delegate).IsAssignableFrom(field.FieldType))
            Add($"Class type '{TypeNames.Of(field.FieldType)}' is not supported", "A kernel cannot follow references: pass numbers and views.", instruction);
    }

    private void InspectCall(Instruction instruction)
    {
        var callee = instruction.Callee;
        var owner = callee.DeclaringType!;
        if (instruction.OpCode == OpCodes.Newobj && !owner.IsValueType)
        {
            if (typeof(Delegate).IsAssignableFrom(owner) || typeof(Exception).IsAssignableFrom(owner)) return; // its ldftn or throw says more
            Add($"Class type '{TypeNames.Of(owner)}' is not supported", "Use a struct: a kernel cannot allocate objects.", instruction);
        }
        else if (instruction.Constrained is { } type) InspectConstrained(instruction, callee, type);
        else if (typeof(Delegate).IsAssignableFrom(owner))
            Add("Not supported IL instruction in method 'Ldftn'. Are you using a lambda closure?", "Call a static method instead of a delegate.", instruction);
        else if (owner.IsInterface && !callee.IsStatic)
            Add($"Not supported type '{TypeNames.Of(owner)}'", "Use a generic method with a struct constraint instead of an interface variable.", instruction);
        else if (instruction.OpCode == OpCodes.Callvirt && callee.IsVirtual && !owner.IsValueType)
            Add($"Class type '{TypeNames.Of(owner)}' is not supported", "Virtual calls do not exist on a GPU: use static methods and structs.", instruction);
        else if (Callees.IsLibrary(owner.Assembly) && !LibraryCalls.IsSupported(callee) && callee != InitializeArray)
            Add($"Not supported runtime method '{callee.Name}'", LibraryFix(owner, callee.Name), instruction);
        else if (owner.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
            Add("Not supported IL instruction of type 'Throw'", "Give the switch expression a default arm; the compiler adds a throw without one.", instruction);
    }

    private void InspectConstrained(Instruction instruction, MethodBase callee, Type type)
    {
        if (!type.IsValueType || Callees.Resolve(callee, type) is not { } target)
            Add($"Not supported runtime method '{callee.Name}' of '{TypeNames.Of(type)}'", "Use an operation that the type itself defines.", instruction);
        else if (Callees.IsLibrary(target.Module.Assembly) && (!Callees.IsPrimitive(type) || LibraryCalls.IsRefused(target)))
            Add($"Not supported runtime method '{callee.Name}'", LibraryFix(type, target.Name), instruction);
    }

    /// <summary>What array initialisers call; it copies constants.</summary>
    private static readonly MethodBase InitializeArray = typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.InitializeArray), [typeof(Array), typeof(RuntimeFieldHandle)])!;

    private static string LibraryFix(Type owner, string name) => owner switch
    {
        _ when name == nameof(Math.Clamp) => "Use IntrinsicMath.Clamp or XMath.Clamp: .NET's own throws where min is above max.",
        _ when name == nameof(Math.Sign) => "Use XMath.Sign: .NET's own throws on NaN.",
        _ when name is nameof(Math.SinCos) or nameof(Math.IEEERemainder) => $"Use XMath.{name}.",
        _ when name.EndsWith("Bits", StringComparison.Ordinal) || name.StartsWith("UInt", StringComparison.Ordinal) => "Use Interop.FloatAsInt and Interop.IntAsFloat.",
        _ when name == nameof(System.Runtime.CompilerServices.Unsafe.SizeOf) => "Use Interop.SizeOf.",
        _ when name.StartsWith("Create", StringComparison.Ordinal) => "A kernel cannot compare types: convert on the host, or write the conversion for each type.",
        _ when owner == typeof(System.Half) => "Use ILGPU.Half.",
        _ when owner.Namespace == "System.Numerics" => "Write the components out, or use a struct of your own.",
        _ when owner == typeof(Console) => "Use Interop.WriteLine, or write to a buffer and print it on the host.",
        _ => $"A kernel can use Math, MathF, XMath, IntrinsicMath and your own static methods, not {TypeNames.Of(owner)}.",
    };

    private static string Describe(FieldInfo field) => $"{TypeNames.Of(field.FieldType)} {field.Name}";
}
