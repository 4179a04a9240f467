using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Headroom.LanguageServer.Serving;

/// <summary>Says of parameters that cannot be read that they are invalid, and keeps where it happened to itself.</summary>
internal sealed class Rpc(IJsonRpcMessageHandler handler) : JsonRpc(handler)
{
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception)
    {
        var details = base.CreateErrorDetails(request, exception);
        if (exception is JsonException or RpcArgumentDeserializationException) details.Code = JsonRpcErrorCode.InvalidParams;
        return details;
    }
}
