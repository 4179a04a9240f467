using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator;

/// <summary>
/// Why ILGPU refused a kernel that captures variables. ILGPU does that before any device sees the kernel, and names neither it nor the
/// variables; both are found again at the line that loads it.
/// </summary>
/// <param name="Message">What ILGPU said, what the kernel captures, and the way out.</param>
/// <param name="Line">The line that loads the kernel, if symbols are there.</param>
public sealed record KernelRefusal(string Message, SourceLine? Line)
{
    /// <summary>Null where <paramref name="refused"/> is not about a kernel that is an instance method.</summary>
    public static KernelRefusal? Of(NotSupportedException refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        var frames = new StackTrace(refused).GetFrames();
        if (frames.FirstOrDefault()?.GetMethod()?.DeclaringType is not { } thrower || !Callees.IsDeviceApi(thrower)) return null;
        var loading = frames.FirstOrDefault(frame => frame.GetMethod()?.DeclaringType is { } type && !Callees.IsDeviceApi(type) && !Callees.IsLibrary(type.Assembly));
        if (loading is null || KernelLoadedAt(loading) is not { IsStatic: false } kernel) return null;
        return new($"{refused.Message.TrimEnd('.')}. {KernelSignature.WhyNotStatic(new(kernel, IndexType.KernelConfig))}", SourceLine.Of(refused));
    }

    // The delegate that was made last before the call: ldftn names its method.
    private static MethodInfo? KernelLoadedAt(StackFrame frame) => frame.GetMethod() is { } method && frame.GetILOffset() >= 0 && Decoder.Decode(method) is { } code
        ? code.Instructions.LastOrDefault(i => i.OpCode == OpCodes.Ldftn && i.Offset <= frame.GetILOffset())?.Operand as MethodInfo
        : null;
}
