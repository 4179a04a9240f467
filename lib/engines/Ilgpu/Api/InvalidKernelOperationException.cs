namespace ILGPU;

/// <summary>Thrown when the host calls a function that only exists inside a kernel, such as <see cref="Group.Barrier"/>.</summary>
public sealed class InvalidKernelOperationException : InvalidOperationException
{
    public InvalidKernelOperationException() : base("This operation can only be called from an ILGPU kernel") { }

    public InvalidKernelOperationException(string message) : base(message) { }

    public InvalidKernelOperationException(string message, Exception innerException) : base(message, innerException) { }
}
