using ILGPU.Util;

namespace ILGPU.Runtime;

/// <summary>Something that belongs to an accelerator and goes with it.</summary>
public abstract class AcceleratorObject : DisposeBase
{
    protected AcceleratorObject(Accelerator accelerator)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        Accelerator = accelerator;
        accelerator.Add(this);
    }

    public Accelerator Accelerator { get; }

    public AcceleratorType AcceleratorType => Accelerator.AcceleratorType;

    protected override void Dispose(bool disposing)
    {
        DisposeAcceleratorObject(disposing);
        Accelerator.Remove(this);
        base.Dispose(disposing);
    }

    protected abstract void DisposeAcceleratorObject(bool disposing);
}
