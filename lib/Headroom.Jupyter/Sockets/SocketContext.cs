using NetMQ;

namespace Headroom.Jupyter.Sockets;

/// <summary>NetMQ has one context a process. The last server that goes waits for what still lingers in it.</summary>
internal static class SocketContext
{
    private static readonly Lock s_gate = new();
    private static int s_users;

    public static void Enter()
    {
        lock (s_gate) s_users++;
    }

    public static void Leave()
    {
        lock (s_gate)
            if (--s_users == 0) NetMQConfig.Cleanup(block: true);
    }
}
