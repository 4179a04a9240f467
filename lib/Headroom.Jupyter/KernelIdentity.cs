using System.Text.Json.Nodes;
using Headroom.Jupyter.Wire;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter;

/// <summary>How the kernel presents itself in <c>kernel_info_reply</c>; the banner is what a console shows first.</summary>
public sealed record KernelIdentity(string Implementation, string Version, string Banner)
{
    internal JsonObject ToReply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = MessageCodec.ProtocolVersion,
        ["implementation"] = Implementation,
        ["implementation_version"] = Version,
        ["banner"] = Banner,
        ["debugger"] = false,
        ["help_links"] = new JsonArray(new JsonObject { ["text"] = "C#", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" }),
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
    };
}
