using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

internal sealed partial class Legality
{
    private const string Delegates = "A kernel can hold no lambda and no delegate";
    private const string Throws = "A kernel cannot throw";

    private void Inspect(Instruction instruction, MethodCode code)
    {
        var op = instruction.OpCode;
        if (op == OpCodes.Throw || op == OpCodes.Rethrow) Add(Throws, Cures.Throw, instruction, Weight.Value);
        else if (op == OpCodes.Ldftn || op == OpCodes.Ldvirtftn) Add(Delegates, Cures.Delegate, instruction, Weight.Value);
        else if (op == OpCodes.Box || op == OpCodes.Unbox || op == OpCodes.Unbox_Any) InspectBox(instruction, code);
        else if (op == OpCodes.Localloc)
            Add("A kernel has no stackalloc", $"Use LocalMemory.Allocate<{ElementOfSpan(instruction, code)}>(n) with a constant n.",
                instruction, Weight.Construct);
        else if (op == OpCodes.Newarr) InspectArray(instruction, code);
        else if (op == OpCodes.Calli) Add(Delegates, Cures.Delegate, instruction, Weight.Consequence);
        else if (op == OpCodes.Castclass || op == OpCodes.Isinst)
            Add($"Class type '{TypeNames.Of(instruction.Type)}' is not supported",
                "Use structs: a kernel cannot ask for a type at run time.", instruction, Weight.Consequence);
        else if (op == OpCodes.Ldstr) InspectText(instruction, code);
        else if (op == OpCodes.Ldsfld || op == OpCodes.Ldsflda) InspectStaticLoad(instruction);
        else if (op == OpCodes.Stsfld) InspectStaticStore(instruction);
        else if (op == OpCodes.Ldfld || op == OpCodes.Ldflda || op == OpCodes.Stfld) InspectCapture(instruction, code);
        else if (instruction.IsCall) InspectCall(instruction, code);
    }

    private void InspectBox(Instruction instruction, MethodCode code)
    {
        if (code.After(instruction) is { IsCall: true } next && IsSwitchThrow(next.Callee)) return;
        var type = instruction.Type;
        var own = type is { IsPrimitive: false, IsEnum: false } ? type.GetInterfaces().FirstOrDefault(i => !i.IsGenericType) : null;
        Add($"This makes an object of the {TypeNames.Of(type)}, and a kernel has no objects",
            own is null ? $"Declare it as {TypeNames.Of(type)}, not as object or an interface." : Cures.Interface(own), instruction,
            instruction.OpCode == OpCodes.Box ? Weight.Trace : Weight.Consequence);
    }

    private void InspectArray(Instruction instruction, MethodCode code)
    {
        var element = TypeNames.Of(instruction.Type);
        if (!StackTypes.IsUnmanaged(instruction.Type))
            Add($"Arrays of {element} do not exist in a kernel", "Use one view, and compute the index: row * width + column.", instruction,
                Weight.Value);
        else if (code.Before(instruction) is { Operand: int length } before && before.OpCode == OpCodes.Ldc_I4)
            Add($"new {element}[{length}]: the metered GPU makes no arrays inside a kernel, though ILGPU does",
                $"Use LocalMemory.Allocate<{element}>({length}) for numbers of one thread, or a view for a table.", instruction,
                    Weight.Value);
        else
            Add($"new {element}[n]: the array dimension must be a compile-time constant",
                $"Use LocalMemory.Allocate<{element}>(n) with a constant n, or a view of memory that the host allocates.", instruction,
                    Weight.Value);
    }

    // A literal is fine where the simulator or ILGPU prints it, and in an assertion.
    private void InspectText(Instruction instruction, MethodCode code)
    {
        var consumer = code.Instructions.SkipWhile(i => i != instruction)
            .FirstOrDefault(i => i.IsCall && i.Callee.GetParameters().Any(p => p.ParameterType == typeof(string)));
        if (consumer?.Callee.DeclaringType is { } owner && (owner == typeof(Interop) || LibraryCalls.IsDropped(consumer.Callee))) return;
        AddText(instruction, Weight.Trace);
    }

    // A local function reads and writes what it captures through a struct of the compiler's, which it gets by reference.
    private void InspectCapture(Instruction instruction, MethodCode code)
    {
        var field = instruction.Field;
        if (!IsClosure(field.DeclaringType!) || !code.Method.Name.Contains(">g__", StringComparison.Ordinal)) return;
        // told, or its own variables
        if (_captures.Contains(code.Method) || code.Locals.Any(local => local.Type == field.DeclaringType)) return;
        var captured = code.Instructions.Where(i => i.Operand is FieldInfo f && f.DeclaringType == field.DeclaringType)
            .GroupBy(i => i.Field.Name)
            .Select(uses => (uses.Any(i => i.OpCode == OpCodes.Stfld) ? "ref " : "") + uses.Key.Trim('<', '>')).ToArray();
        Add($"The local function {MethodNames.Of(code.Method)} captures " +
            $"{string.Join(" and ", captured).Replace("ref ", "", StringComparison.Ordinal)}, and a kernel's functions cannot capture",
            $"Make it static and pass {string.Join(" and ", captured)} to it.", instruction, Weight.Construct);
        _captures.Add(code.Method);
    }

    private void InspectStaticLoad(Instruction instruction)
    {
        var field = instruction.Field;
        if (Callees.IsDeviceApi(field.DeclaringType!) || Callees.IsPrimitive(field.DeclaringType) || IsCompilers(field)) return;
        if (field.FieldType.IsArray)
            Add($"Cannot load from the static array '{Describe(field)}' since it is mutable",
                $"Copy {field.Name} to a buffer and pass its view.", instruction, Weight.Value);
        else if (field.FieldType == typeof(string)) AddText(instruction, Weight.Value);
        else if (typeof(Delegate).IsAssignableFrom(field.FieldType)) Add(Delegates, Cures.Delegate, instruction, Weight.Value);
        else if (!StackTypes.IsUnmanaged(field.FieldType))
            Add($"Class type '{TypeNames.Of(field.FieldType)}' is not supported", Cures.Class(field.FieldType), instruction, Weight.Value);
        else if (!field.IsInitOnly && !field.IsLiteral)
            Add($"Cannot load from the static field '{Describe(field)}' since it is not read only",
                $"Pass {field.Name} as a parameter, or make it const or static readonly.", instruction, Weight.Value);
    }

    private void InspectStaticStore(Instruction instruction)
    {
        if (!IsCompilers(instruction.Field))
            Add($"Cannot store a value to the static field '{Describe(instruction.Field)}'", "Write to a view that the host reads back.",
                instruction, Weight.Value);
    }

    // Where the compiler keeps a delegate that it has made once; the ldftn beside it says more.
    private static bool IsCompilers(FieldInfo field) => field.Name.Contains('<') || field.DeclaringType!.Name.Contains('<');

    private static string Describe(FieldInfo field) => $"{TypeNames.Of(field.FieldType)} {field.Name}";

    private static string ElementOfSpan(Instruction localloc, MethodCode code)
    {
        var next = code.Instructions.SkipWhile(i => i != localloc)
            .FirstOrDefault(i => i.OpCode == OpCodes.Newobj || i.OpCode == OpCodes.Stloc);
        var type = next switch
        {
            { OpCode: var op } when op == OpCodes.Newobj => next.Callee.DeclaringType!.GenericTypeArguments.FirstOrDefault(),
            { } => next.Variable.Type.GetElementType() ?? next.Variable.Type.GenericTypeArguments.FirstOrDefault(),
            _ => null,
        };
        return type is null ? "T" : TypeNames.Of(type);
    }
}
