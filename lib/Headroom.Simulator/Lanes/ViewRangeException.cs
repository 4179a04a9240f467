namespace Headroom.Simulator.Lanes;

/// <summary>
/// An index or a sub-view that leaves its view. Inside a kernel, the launch adds lane and line.
/// </summary>
internal sealed class ViewRangeException(string message, nint address) : ArgumentOutOfRangeException(null, message)
{
    /// <summary>Where the view starts; names the buffer in the message.</summary>
    public nint Address { get; } = address;
}
