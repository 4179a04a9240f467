using ILGPU.Runtime;

namespace Headroom.Simulator.Device;

/// <summary>
/// The metered GPUs of a context that nobody has disposed yet. They go with the context: ILGPU would leave them their memory, a thread and
/// every kernel they loaded.
/// </summary>
internal sealed class OpenAccelerators : ContextExtension
{
    private static readonly Lock s_registering = new();

    private readonly List<Accelerator> _open = [];

    /// <summary>Those of one context.</summary>
    public static OpenAccelerators Of(Context context)
    {
        lock (s_registering)
        {
            if (!context.TryGetExtension<OpenAccelerators>(out var known)) context.RegisterExtension(known = new());
            return known;
        }
    }

    public void Add(Accelerator accelerator)
    {
        lock (_open) _open.Add(accelerator);
    }

    public void Remove(Accelerator accelerator)
    {
        lock (_open) _open.Remove(accelerator);
    }

    protected override void Dispose(bool disposing)
    {
        Accelerator[] left;
        lock (_open) left = [.. _open];
        if (disposing)
            foreach (var accelerator in left) accelerator.Dispose();
        base.Dispose(disposing);
    }
}
