using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

internal sealed partial class Legality
{
    private void InspectCall(Instruction instruction, MethodCode code)
    {
        var callee = instruction.Callee;
        var owner = callee.DeclaringType!;
        if (instruction.OpCode == OpCodes.Newobj && !owner.IsValueType) InspectNew(instruction, owner);
        else if (instruction.Constrained is { } type) InspectConstrained(instruction, callee, type);
        else if (typeof(Delegate).IsAssignableFrom(owner)) Add(Delegates, Cures.Delegate, instruction, Weight.Consequence);
        else if (owner.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)) InspectCompilers(instruction, code);
        else if (callee.IsDefined(typeof(NotInsideKernelAttribute), inherit: false))
            Add($"{callee.Name} is not supported in a kernel", "It belongs to the host: call it before or after the launch.", instruction,
                Weight.Construct);
        else if (PackageLegality.Obstacle(callee) is { } obstacle)
            Add($"Not supported function '{owner.Name}.{callee.Name}': it comes to {obstacle}, which no GPU code exists for",
                Cures.Package(callee), instruction, Weight.Value);
        else if (Callees.IsLibrary(owner.Assembly) && !LibraryCalls.IsSupported(callee)) AddLibrary(instruction, owner, callee.Name);
        else if (owner.IsInterface && !callee.IsStatic)
            Add($"Not supported type '{TypeNames.Of(owner)}'", Cures.Interface(owner), instruction, Weight.Consequence);
        else if (instruction.OpCode == OpCodes.Callvirt && callee.IsVirtual && !owner.IsValueType)
            Add($"Class type '{TypeNames.Of(owner)}' is not supported",
                "Virtual calls do not exist on a GPU: use static methods and structs.", instruction, Weight.Consequence);
    }

    private void InspectNew(Instruction instruction, Type owner)
    {
        if (typeof(Delegate).IsAssignableFrom(owner)) return; // its ldftn says more
        var weight = IsClosure(owner) || typeof(Exception).IsAssignableFrom(owner) ? Weight.Consequence : Weight.Value;
        _told.Add(owner);
        Add(owner.IsArray
            ? $"Arrays of type {TypeNames.Of(owner)} do not exist in a kernel"
            : $"Class type '{TypeNames.Of(owner)}' is not supported", Cures.Class(owner), instruction, weight);
    }

    // What the compiler writes for a switch expression without a default arm, and for a span of variables.
    private void InspectCompilers(Instruction instruction, MethodCode code)
    {
        if (IsSwitchThrow(instruction.Callee))
            Add("This switch has no default arm, so the compiler adds a throw, and a kernel cannot throw", "Add a default arm: _ => 0.",
                code.BranchTo(instruction), Weight.Construct);
        else if (instruction.Callee.Name.StartsWith("InlineArray", StringComparison.Ordinal))
            AddSpan(instruction);
        else if (instruction.Callee.Name.Contains("String", StringComparison.Ordinal)) AddText(instruction, Weight.Value);
    }

    private void AddSpan(Instruction call)
    {
        var span = ((MethodInfo)call.Callee).ReturnType;
        if (_told.Add(span)) Add("A kernel has no spans", Cures.Span(span), call, Weight.Value);
    }

    private static bool IsSwitchThrow(MethodBase callee) =>
        callee.DeclaringType!.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
            && callee.Name.StartsWith("Throw", StringComparison.Ordinal);

    private void InspectConstrained(Instruction instruction, MethodBase callee, Type type)
    {
        if (!type.IsValueType || Callees.Resolve(callee, type) is not { } target) AddLibrary(instruction, type, callee.Name);
        else if (Callees.IsLibrary(target.Module.Assembly)
            && (!Callees.IsPrimitive(type) || !LibraryCalls.IsSupported(target) && LibraryCalls.IsRefused(target) || Cures.IsText(target)))
            AddLibrary(instruction, type, target.Name);
    }

    private void AddLibrary(Instruction instruction, Type owner, string name)
    {
        var callee = instruction.Callee;
        var result = (callee as MethodInfo)?.ReturnType;
        if (callee == RuntimeFunctions.InitializeArray) return; // its newarr says more
        if (Cures.IsText(callee))
            AddText(instruction, callee is { IsStatic: false } && owner == typeof(string) ? Weight.Consequence : Weight.Value);
        else if (result is { IsByRefLike: true }) AddSpan(instruction);
        else
        {
            // Nothing of a type works once one thing does not: what follows is not told again.
            var weight = _told.Contains(owner) ? Weight.Consequence : Cures.IsWholeLoop(owner) ? Weight.Construct : Weight.Value;
            if (!owner.IsPrimitive && owner != typeof(Math) && owner != typeof(MathF)) _told.Add(owner);
            Add($"{Shown(owner, callee, name)} is not supported in a kernel", Cures.Library(owner, name), instruction, weight);
        }
    }

    private static string Shown(Type owner, MethodBase callee, string name) => callee switch
    {
        _ when owner == typeof(Type) => "typeof",
        _ when owner.Name.StartsWith("EqualityComparer", StringComparison.Ordinal) => "Comparing records with == or Equals",
        _ when owner.Name.StartsWith("ValueTuple`8", StringComparison.Ordinal) => "A tuple of eight or more items",
        { IsSpecialName: true } when name.StartsWith("get_", StringComparison.Ordinal) => $"{TypeNames.Of(owner)}.{name[4..]}",
        { IsSpecialName: true } => TypeNames.Of(owner),
        _ => $"{TypeNames.Of(owner)}.{name}",
    };
}
