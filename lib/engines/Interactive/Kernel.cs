using System.Reactive.Disposables;
using System.Reactive.Subjects;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>Runs commands, one at a time, and says what happens in events.</summary>
public abstract partial class Kernel : IKernelCommandHandler<RequestKernelInfo>, IDisposable
{
    private readonly CompositeDisposable _disposables = [];
    private readonly Subject<KernelEvent> _kernelEvents = new();

    protected Kernel(string name)
    {
        KernelInfo = new(name);
        Name = name;
        RootKernel = this;
        _disposables.Add(_kernelEvents);
        _disposables.Add(_queue);
    }

    public string Name { get; }

    public KernelInfo KernelInfo { get; }

    public CompositeKernel? ParentKernel { get; internal set; }

    public Kernel RootKernel { get; internal set; }

    /// <summary>Events of all commands sent to this kernel or to one of its children.</summary>
    public IObservable<KernelEvent> KernelEvents => _kernelEvents;

    /// <summary>How many cells this kernel has been sent.</summary>
    public int SubmissionCount { get; private set; }

    protected bool IsDisposed => _disposables.IsDisposed;

    public void RegisterForDisposal(Action dispose) => RegisterForDisposal(Disposable.Create(dispose));

    public void RegisterForDisposal(IDisposable disposable)
    {
        ArgumentNullException.ThrowIfNull(disposable);
        _disposables.Add(disposable);
    }

    public void Dispose()
    {
        if (!IsDisposed) _kernelEvents.OnCompleted();
        _disposables.Dispose();
        GC.SuppressFinalize(this);
    }

    public override string ToString() => Name;

    Task IKernelCommandHandler<RequestKernelInfo>.HandleAsync(RequestKernelInfo command, KernelInvocationContext context)
    {
        context.Publish(new KernelInfoProduced(KernelInfo, command));
        return Task.CompletedTask;
    }

    internal int NextExecutionOrder(KernelCommand command) => command is SubmitCode ? ++SubmissionCount : 0;

    private void PublishEvent(KernelEvent @event)
    {
        if (IsDisposed) return;
        _kernelEvents.OnNext(@event);
        ParentKernel?.PublishEvent(@event);
    }
}
