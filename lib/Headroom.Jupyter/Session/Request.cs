using System.Text.Json.Nodes;
using Headroom.Jupyter.Wire;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Session;

/// <summary>A message from a client, and the way to answer it on the socket it came by.</summary>
internal sealed record Request(JupyterMessage Message, Action<string, JsonObject> Answer)
{
    private const string Suffix = "_request";

    /// <summary>Sends <c>x_reply</c> to an <c>x_request</c>.</summary>
    public void Reply(JsonObject content)
    {
        var name = Message.Type.EndsWith(Suffix, StringComparison.Ordinal) ? Message.Type[..^Suffix.Length] : Message.Type;
        Answer(name + "_reply", content);
    }

    public void ReplyOk() => Reply(new() { ["status"] = "ok" });

    public void ReplyError(string name, string message) =>
        Reply(new() { ["status"] = "error", ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray() });
}
