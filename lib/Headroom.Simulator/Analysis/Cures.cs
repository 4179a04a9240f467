using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Analysis;

/// <summary>What to write instead: one cure for each thing that a kernel cannot have.</summary>
internal static class Cures
{
    public const string Text = "To print a number, write Interop.WriteLine(\"{0}\", value); to keep it, write it to a view.";
    public const string Throw = "Return early, or write an error code to a view.";
    public const string Delegate = "Write a static method, call it by its name, and pass it what it needs.";

    private static readonly string[] s_clocks =
        [nameof(DateTime), nameof(DateTimeOffset), nameof(Environment), nameof(Guid), nameof(Type), "Stopwatch", nameof(TimeSpan)];

    /// <summary>For a variable of an interface, or what becomes one.</summary>
    public static string Interface(Type type) => $"Use a generic method with a struct constraint, where T : struct, {TypeNames.Of(type)}.";

    /// <summary>For a value of a class, where it is made or loaded.</summary>
    public static string Class(Type type) => type switch
    {
        { IsArray: true } when type.GetArrayRank() > 1 =>
            "Use LocalMemory.Allocate<T>(rows * columns), and compute the index: row * columns + column.",
        { IsInterface: true } => Interface(type),
        _ when IsCollection(type) => "Use a view that the host has filled, and a for loop over it.",
        _ when typeof(Exception).IsAssignableFrom(type) => Throw,
        _ when type.GetMethod("<Clone>$") is not null => "Make it a record struct: a kernel cannot allocate objects.",
        _ when Callees.IsLibrary(type.Assembly) && Library(type, "") is { } cure => cure,
        _ => "Use a struct and static methods: a kernel cannot allocate objects or follow references.",
    };

    /// <summary>For a span; <paramref name="type"/> may be unknown.</summary>
    public static string Span(Type? type)
    {
        var element = type is { GenericTypeArguments: [var only] } ? TypeNames.Of(only) : "T";
        return $"Use a view: LocalMemory.Allocate<{element}>(n) with a constant n, or SubView of one that the kernel has.";
    }

    /// <summary>For a member of .NET's own library that ILGPU does not compile.</summary>
    public static string Library(Type owner, string name) => owner switch
    {
        _ when name == nameof(Math.Clamp) => "Use IntrinsicMath.Clamp or XMath.Clamp: .NET's own throws where min is above max.",
        _ when name.StartsWith(nameof(Interlocked.MemoryBarrier), StringComparison.Ordinal) =>
            "Use MemoryFence.DeviceLevel(): of .NET's own barrier ILGPU makes a function for NVIDIA that calls itself.",
        _ when name == nameof(Math.Sign) => "Use XMath.Sign: .NET's own throws on NaN.",
        _ when name is nameof(Math.SinCos) or nameof(Math.IEEERemainder) => $"Use XMath.{name}.",
        _ when name is nameof(int.Parse) or nameof(int.TryParse) => "Parse on the host and pass the number.",
        _ when name == nameof(Enum.HasFlag) => "Write (value & flag) != 0.",
        _ when name is nameof(Equals) or nameof(GetHashCode) or "op_Equality" or "op_Inequality"
            || owner.Name.StartsWith("EqualityComparer", StringComparison.Ordinal) => "Compare the fields one by one.",
        _ when name.EndsWith("Bits", StringComparison.Ordinal) || name.StartsWith("UInt", StringComparison.Ordinal)
            && owner == typeof(BitConverter) => "Use Interop.FloatAsInt and Interop.IntAsFloat.",
        _ when name == nameof(Unsafe.SizeOf) => "Use Interop.SizeOf.",
        _ when owner.Name.StartsWith("Nullable", StringComparison.Ordinal) =>
            "Value throws where there is none: use GetValueOrDefault(), or a number and a flag of your own.",
        _ when owner.Name.StartsWith("ValueTuple`8", StringComparison.Ordinal) => "Use at most seven items, or a struct of your own.",
        _ when owner == typeof(decimal) => "Use double or float.",
        _ when owner == typeof(Int128) || owner == typeof(UInt128) || owner == typeof(BigInteger) => "Use long, or two of them.",
        _ when owner == typeof(System.Half) => "Use ILGPU.Half.",
        _ when owner.Namespace?.StartsWith("System.Numerics", StringComparison.Ordinal) == true
            && name.StartsWith("Create", StringComparison.Ordinal)
            || name is nameof(int.CreateTruncating) or nameof(int.CreateChecked) or nameof(int.CreateSaturating)
            => "A kernel cannot compare types: convert on the host, or write the conversion for each type.",
        _ when owner.Namespace == "System.Numerics"
            || owner.Namespace?.StartsWith("System.Runtime.Intrinsics", StringComparison.Ordinal) == true
            => "Write the components out, or use a struct of your own: the threads of a warp are the vector.",
        _ when owner == typeof(Console) => "Use Interop.WriteLine(\"{0}\", value), or write to a view and print it on the host.",
        _ when owner == typeof(Random) => "Draw the numbers on the host and pass their view, or compute them from the index.",
        _ when s_clocks.Contains(owner.Name) => "Find it out on the host and pass the number.",
        _ when typeof(Exception).IsAssignableFrom(owner) => Throw,
        _ when owner.Namespace == "System.Linq" => "LINQ does not exist on a GPU: write a for loop over a view.",
        _ when owner.Namespace == "System.Threading.Tasks" => "The launch is the loop: each of its threads takes one index.",
        _ when owner.Namespace == "System.Threading" =>
            "A launch has threads of its own: they wait with Group.Barrier and share with Atomic functions.",
        _ when owner == typeof(Array) => "Copy the array to a buffer, pass its view, and write a for loop.",
        _ when IsSpan(owner) || name == nameof(RuntimeHelpers.CreateSpan) => Span(owner.IsGenericType ? owner : null),
        _ when IsCollection(owner) => "Use a view that the host has filled, and a for loop over it.",
        _ => $"A kernel can use Math, MathF, XMath, IntrinsicMath and your own static methods, not {TypeNames.Of(owner)}.",
    };

    /// <summary>For a function of ILGPU or ILGPU.Algorithms that no GPU has.</summary>
    public static string Package(MethodBase function) => function switch
    {
        { DeclaringType.Name: nameof(ILGPU.IntrinsicMath.CPUOnly) } => $"Compute in float: (Half)XMath.{function.Name}((float)x).",
        { Name: "AtomicAdd" } => "Use Atomic.Add on each component.",
        { Name: "op_Equality" or "op_Inequality" or "IsZero" } => "Compare the components.",
        _ => "Use XMath, IntrinsicMath, or a static method of your own.",
    };

    /// <summary>Whether a call makes, reads or compares text.</summary>
    public static bool IsText(MethodBase callee) =>
        callee.DeclaringType == typeof(string) || callee is MethodInfo { ReturnType: var type } && type == typeof(string)
        || callee.DeclaringType!.Name.Contains("InterpolatedStringHandler", StringComparison.Ordinal);

    /// <summary>Whether a call stands for a loop, which says more than the lambda in its arguments.</summary>
    public static bool IsWholeLoop(Type owner) => owner.Namespace is "System.Linq" or "System.Threading.Tasks";

    private static bool IsSpan(Type type) =>
        type.Name.StartsWith("Span`", StringComparison.Ordinal) || type.Name.StartsWith("ReadOnlySpan`", StringComparison.Ordinal)
        || type.Name is nameof(MemoryExtensions) or "MemoryMarshal";

    private static bool IsCollection(Type type) =>
        type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true || type.Name == "CollectionsMarshal"
            || type.Name.Contains(">d__", StringComparison.Ordinal);
}
