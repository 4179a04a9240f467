namespace Headroom.Simulator.Analysis;

internal sealed partial class Legality
{
    // Told where the local first gets a value. What made the value says more, so these are consequences.
    private void InspectLocal(Variable local, Instruction at)
    {
        var type = local.Type.IsByRef ? local.Type.GetElementType()! : local.Type;
        if (IsClosure(type))
            Add($"The type '{type.Name}' has an unsupported structure layout",
                "A local function in a kernel cannot capture: make it static and pass it what it needs.", at, Weight.Consequence);
        else if (StackTypes.IsUnmanaged(type) || type.IsFunctionPointer || type.IsArray || typeof(Delegate).IsAssignableFrom(type)) return;
        else if (type == typeof(string)) AddText(at, Weight.Consequence);
        else if (type.IsInterface) Add($"Not supported type '{TypeNames.Of(type)}'", Cures.Interface(type), at, Weight.Consequence);
        else if (type.Name.Contains("InterpolatedStringHandler", StringComparison.Ordinal))
            Add("$\"...\" makes a string, and a kernel has none", Cures.Text, at, Weight.Construct);
        else if (type.IsByRefLike) Add($"Not supported type '{TypeNames.Of(type)}'", Cures.Span(type), at, Weight.Consequence);
        else if (type.IsClass) Add($"Class type '{TypeNames.Of(type)}' is not supported", Cures.Class(type), at, Weight.Consequence);
        else Add($"The type '{TypeNames.Of(type)}' has an unsupported structure layout",
            "Use a struct whose fields are numbers, views or such structs.", at, Weight.Consequence);
    }

    private void AddText(Instruction at, Weight weight) => Add("A kernel works on numbers and has no strings", Cures.Text, at, weight);

    /// <summary>The compiler's struct or class for captured variables.</summary>
    private static bool IsClosure(Type type) => type.Name.Contains("__DisplayClass", StringComparison.Ordinal);
}
