namespace Headroom.Kernels;

/// <summary>The device that was asked for is not to be had; the message says why and what to do.</summary>
public sealed class GpuException(string message, Exception? inner = null) : Exception(message, inner);
