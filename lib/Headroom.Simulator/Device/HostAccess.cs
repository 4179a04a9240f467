using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Device;

/// <summary>
/// ILGPU asserts where the host indexes a view, calls what only kernels have or cuts a view too long, and a failed assertion ends the
/// process. Here it throws. Assertions of anybody else go on to whoever listened before.
/// </summary>
internal static class HostAccess
{
#pragma warning disable CA2255 // A library that has to be first: ILGPU asserts before any call of ours.
    [ModuleInitializer]
    internal static void Install() => Trace.Listeners.Insert(0, new Throwing());
#pragma warning restore CA2255

    /// <summary>What is thrown in the place of an assertion.</summary>
    internal static Exception For(string assertion)
    {
        if (assertion.Contains("non-CPU buffer", StringComparison.Ordinal))
            return new InvalidKernelOperationException("the host cannot index a view, for device memory is not in its reach; copy it " +
                "with GetAsArray1D(), CopyToCPU() or CopyFromCPU()");
        if (assertion.Contains("from an ILGPU kernel", StringComparison.Ordinal))
            return new InvalidKernelOperationException($"{assertion.TrimEnd('.')}: Group, Grid, Warp and their memory are there while a " +
                "kernel runs; on the host, count and copy with arrays");
        return assertion.Contains("out of range", StringComparison.Ordinal) || assertion.Contains("out of bounds", StringComparison.Ordinal)
            ? new ArgumentOutOfRangeException(null, $"{assertion.TrimEnd('.')}: a view on the host was asked for more than it has")
            : new InvalidOperationException(assertion);
    }

    private sealed class Throwing : TraceListener
    {
        public override void Write(string? message) { }

        public override void WriteLine(string? message) { }

        public override void Fail(string? message) => Fail(message, null);

        public override void Fail(string? message, string? detailMessage)
        {
            if (IsFromIlgpu(new StackTrace()))
                throw For(string.IsNullOrEmpty(detailMessage) ? message ?? "" : $"{message} {detailMessage}");
        }

        private static bool IsFromIlgpu(StackTrace trace)
        {
            foreach (var frame in trace.GetFrames())
            {
                var type = frame.GetMethod()?.DeclaringType;
                if (type is null || type.Namespace == typeof(Trace).Namespace || type.Assembly == typeof(HostAccess).Assembly) continue;
                return type.Assembly == typeof(Context).Assembly || type.Assembly == typeof(ILGPU.Algorithms.XMath).Assembly;
            }
            return false;
        }
    }
}
