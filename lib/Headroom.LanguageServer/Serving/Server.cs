using System.Text.Json.Serialization.Metadata;
using Headroom.Course;
using Headroom.LanguageServer.Protocol;
using Microsoft.VisualStudio.Threading;
using StreamJsonRpc;

namespace Headroom.LanguageServer.Serving;

/// <summary>Serves one client over two streams, until it says <c>exit</c>, closes its stream, or ends.</summary>
internal static class Server
{
    /// <summary>The exit code: 0 where the client said <c>shutdown</c> before <c>exit</c>, 1 otherwise.</summary>
    public static async Task<int> Run(CourseLayout layout, Stream input, Stream output, TextWriter log)
    {
        var formatter = new SystemTextJsonFormatter();
        formatter.JsonSerializerOptions = new(ProtocolJson.Default.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(ProtocolJson.Default, new DefaultJsonTypeInfoResolver()),
        };
        using var rpc = new Rpc(new MessageHandler(output, input, formatter))
        {
            // One after another: a question is about what was said before it.
            SynchronizationContext = new NonConcurrentSynchronizationContext(sticky: false),
        };
        var session = new Session(layout, rpc);
        rpc.AddLocalRpcTarget(session);
        rpc.StartListening();
        var first = await Task.WhenAny(session.Ended, rpc.Completion);
        if (first == session.Ended) return await session.Ended;
        try { await rpc.Completion; }
        catch (Exception e) { await log.WriteLineAsync($"The connection ended: {e.Message}"); }
        return session.Ended.IsCompleted ? await session.Ended : 1;
    }
}
