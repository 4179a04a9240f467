using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Device;

/// <summary>ILGPU asserts where the host indexes a view, and a failed assertion ends the process. Here it throws.</summary>
internal static class HostAccess
{
#pragma warning disable CA2255 // A library that has to be first: ILGPU asserts before any call of ours.
    [ModuleInitializer]
    internal static void Install()
#pragma warning restore CA2255
    {
        foreach (var listener in Trace.Listeners.OfType<DefaultTraceListener>().ToArray())
        {
            Trace.Listeners.Remove(listener);
            Trace.Listeners.Add(new Throwing { LogFileName = listener.LogFileName });
        }
    }

    private sealed class Throwing : DefaultTraceListener
    {
        public override void Fail(string? message) => Fail(message, null);

        public override void Fail(string? message, string? detailMessage)
        {
            var text = string.IsNullOrEmpty(detailMessage) ? message : $"{message} {detailMessage}";
            throw new InvalidOperationException(text?.Contains("non-CPU buffer", StringComparison.Ordinal) == true
                ? "the host cannot index a view, for device memory is not in its reach; copy it with GetAsArray1D(), CopyToCPU() or CopyFromCPU()"
                : text);
        }
    }
}
