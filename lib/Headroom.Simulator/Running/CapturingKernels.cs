using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.ExceptionServices;

namespace Headroom.Simulator.Running;

/// <summary>
/// ILGPU refuses a kernel that captures variables before any device sees it, and names neither the kernel nor the variables. Here its
/// exception gets a sentence with both while it is being thrown: the line that loads the kernel is on the stack then.
/// </summary>
internal static class CapturingKernels
{
    private const string Sentence = "Only static methods and non-capturing lambdas are supported at the moment";

    // A name inside .NET. Where it is gone, the exception keeps ILGPU's words, and the refusal has ours.
    private static readonly FieldInfo? s_message = typeof(Exception).GetField("_message", BindingFlags.Instance | BindingFlags.NonPublic);
    private static readonly Lock s_starting = new();
    private static bool s_watches;

    [ThreadStatic]
    private static bool s_isLooking;

    /// <summary>From now on; for the whole process, once.</summary>
    public static void Watch()
    {
        lock (s_starting)
        {
            if (s_watches) return;
            AppDomain.CurrentDomain.FirstChanceException += Look;
            s_watches = true;
        }
    }

    // An exception that left this method would end the process.
    private static void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (s_isLooking || thrown.Exception is not NotSupportedException refused
            || !refused.Message.StartsWith(Sentence, StringComparison.Ordinal)) return;
        s_isLooking = true;
        try
        {
            if (RefusedSignature.Of(refused) is null) Tell(refused, new StackTrace(fNeedFileInfo: true));
        }
        catch (Exception)
        {
            // ILGPU's own sentence stands.
        }
        finally
        {
            s_isLooking = false;
        }
    }

    private static void Tell(NotSupportedException refused, StackTrace trace)
    {
        var why = Loading(trace) is { } frame && KernelLoadedAt(frame) is { IsStatic: false } kernel
            ? KernelSignature.WhyNotStatic(new(kernel, IndexType.KernelConfig))
            : "The kernel that is loaded uses variables from outside, or belongs to an object; write it as a static method, and pass it " +
                "what it uses as kernel arguments.";
        var line = StackLines.Of(trace);
        RefusedSignature.On(refused, $"{Sentence}. {why}", line);
        s_message?.SetValue(refused, $"{Sentence}{(line is null ? "" : $" ({line})")}. {why}");
    }

    private static StackFrame? Loading(StackTrace trace) =>
        trace.GetFrames()
            .FirstOrDefault(
            frame => frame.GetMethod()?.DeclaringType is { } type && !Callees.IsDeviceApi(type) && !Callees.IsLibrary(type.Assembly));

    // The delegate that was made last before the call: ldftn names its method.
    private static MethodInfo? KernelLoadedAt(StackFrame frame) =>
        frame.GetMethod() is { } method && frame.GetILOffset() >= 0 && Decoder.Decode(method) is { } code
        ? code.Instructions.LastOrDefault(i => i.OpCode == OpCodes.Ldftn && i.Offset <= frame.GetILOffset())?.Operand as MethodInfo
        : null;
}
