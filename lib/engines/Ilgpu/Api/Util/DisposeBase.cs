namespace ILGPU.Util;

/// <summary>Disposes once, however often and from wherever it is asked to.</summary>
public abstract class DisposeBase : IDisposable
{
    private int barrier;

    public bool IsDisposed { get; private set; }

    /// <summary>Throws <see cref="ObjectDisposedException"/> after disposal.</summary>
    protected void VerifyNotDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    protected virtual void Dispose(bool disposing) { }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref barrier, 1) != 0)
            return;
        Dispose(disposing: true);
        IsDisposed = true;
    }
}
