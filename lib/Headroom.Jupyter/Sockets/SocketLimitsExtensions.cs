using NetMQ;

namespace Headroom.Jupyter.Sockets;

internal static class SocketLimitsExtensions
{
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(1);

    public static T Limited<T>(this T socket, SocketLimits limits) where T : NetMQSocket
    {
        socket.Options.Linger = s_linger;
        socket.Options.SendHighWatermark = limits.Messages;
        socket.Options.ReceiveHighWatermark = limits.Messages;
        socket.Options.MaxMsgSize = limits.Message;
        return socket;
    }
}
