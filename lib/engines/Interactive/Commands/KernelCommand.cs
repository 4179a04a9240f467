namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>A request to a kernel, sent with <see cref="Kernel.SendAsync"/>.</summary>
public abstract class KernelCommand(string? targetKernelName = null) : IEquatable<KernelCommand>
{
    private string? _token;
    private int _children;

    /// <summary>Name or alias of the kernel that is to handle the command; null means the default kernel.</summary>
    public string? TargetKernelName { get; internal set; } = targetKernelName;

    /// <summary>The command on whose behalf this one was sent.</summary>
    public KernelCommand? Parent { get; private set; }

    public KernelCommandInvocation? Handler { get; set; }

    public void SetParent(KernelCommand parent, bool bubbleEvents = false)
    {
        ArgumentNullException.ThrowIfNull(parent);
        if (Parent is not null && !Parent.Equals(parent))
            throw new InvalidOperationException("The parent of a command cannot be changed.");
        Parent = parent;
    }

    public void SetToken(string token)
    {
        if (_token is not null && _token != token)
            throw new InvalidOperationException("The token of a command cannot be changed.");
        _token = token;
    }

    /// <summary>A name for the command that children extend: the third child of <c>x</c> is <c>x.3</c>.</summary>
    public string GetOrCreateToken() => _token ??= Parent is null
        ? Convert.ToBase64String(Guid.NewGuid().ToByteArray())
        : $"{Parent.GetOrCreateToken()}.{Interlocked.Increment(ref Parent._children)}";

    public virtual Task InvokeAsync(KernelInvocationContext context) =>
        Handler?.Invoke(this, context) ?? throw new NoSuitableKernelException(this);

    public bool Equals(KernelCommand? other) =>
        ReferenceEquals(this, other) || (_token is not null && _token == other?._token);

    public override bool Equals(object? obj) => Equals(obj as KernelCommand);

    public override int GetHashCode() => GetOrCreateToken().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => GetType().Name;
}
