namespace Headroom.Training.Loading;

/// <summary>libtorch should run on this machine and did not load. That is a failure, never a reason to skip.</summary>
public sealed class LibtorchException : Exception
{
    public LibtorchException(string message) : base(message) { }

    public LibtorchException(string message, Exception inner) : base(message, inner) { }
}
