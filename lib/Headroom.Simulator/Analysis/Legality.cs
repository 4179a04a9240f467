using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Analysis;

/// <summary>Finds what ILGPU refuses in a kernel or a helper, one method body at a time.</summary>
internal sealed partial class Legality
{
    private readonly List<Illegality> _found = [];

    public IReadOnlyList<Illegality> Found => _found;

    /// <summary>Looks at each instruction of a body.</summary>
    public void Inspect(MethodCode code)
    {
        foreach (var local in code.Locals) InspectLocal(code, local);
        if (code.HasExceptionHandlers)
            Add("Not supported IL instruction of type 'Leave_S'",
                "try, using, lock and foreach over an enumerator have no counterpart on a GPU: use plain statements and for loops.",
                SourceLines.Of(code.Instructions.FirstOrDefault(i => i.OpCode == OpCodes.Leave) ?? code.Instructions[0]));
        foreach (var instruction in code.Instructions) Inspect(instruction);
    }

    private void InspectLocal(MethodCode code, Variable local)
    {
        var type = local.Type.IsByRef ? local.Type.GetElementType()! : local.Type;
        var isClosure = type.IsValueType && type.Name.Contains("__DisplayClass", StringComparison.Ordinal);
        if (!isClosure && (StackTypes.IsUnmanaged(type) || type.IsArray)) return;
        var line = SourceLines.Of(code.Instructions[0]);
        var name = local.Name is { } known ? $" {known}" : "";
        if (isClosure) Add($"The type '{type.Name}' has an unsupported structure layout", "A local function in a kernel cannot capture: make it static and pass it what it needs.", line);
        else if (type == typeof(string)) Add("Cannot convert from 'string' to type 'Ptr<string, Generic>'", $"Remove the string{name}: a kernel works on numbers.", line);
        else if (typeof(Delegate).IsAssignableFrom(type)) return; // its ldftn says more
        else if (type.IsInterface) Add($"Not supported type '{TypeNames.Of(type)}'", "Use a generic method with a struct constraint instead of an interface variable.", line);
        else if (type.IsByRefLike) Add($"Not supported type '{TypeNames.Of(type)}'", $"Use a view in place of the span{name}.", line);
        else if (type.IsClass) Add($"Class type '{TypeNames.Of(type)}' is not supported", "Use a struct: a kernel cannot allocate or follow references.", line);
        else Add($"The type '{TypeNames.Of(type)}' has an unsupported structure layout", "Use a struct whose fields are numbers, views or such structs.", line);
    }

    private void Add(string reason, string fix, Instruction at) => Add(reason, fix, SourceLines.Of(at));

    // The first finding per line and reason says it all.
    private void Add(string reason, string fix, SourceLine? line)
    {
        var found = new Illegality(reason, fix, line);
        if (!_found.Contains(found)) _found.Add(found);
    }
}
