using System.Text.Json;
using Headroom.LanguageServer.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Headroom.LanguageServer.Serving;

/// <summary>
/// Messages with a header that says how long they are. One that is no JSON, or no message, is answered with an error, and the next is read;
/// without its header nobody could tell where the next begins, so that ends the connection.
/// </summary>
internal sealed class MessageHandler(Stream output, Stream input, IJsonRpcMessageFormatter formatter)
    : HeaderDelimitedMessageHandler(output, input, formatter)
{
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await base.ReadCoreAsync(cancellationToken);
            }
            catch (Exception e) when (CodeOf(e) is { } code)
            {
                var error = ((IJsonRpcMessageFactory)Formatter).CreateErrorMessage();
                error.RequestId = RequestId.Null;
                error.Error = new() { Code = (JsonRpcErrorCode)code, Message = e.Message };
                await WriteAsync(error, cancellationToken);
            }
        }
    }

    private static int? CodeOf(Exception problem) => problem switch
    {
        // The reader says where; what is JSON and no message has no such place.
        JsonException { LineNumber: not null } => ErrorCodes.ParseError,
        JsonException or UnrecognizedJsonRpcMessageException or InvalidOperationException or FormatException or KeyNotFoundException =>
            ErrorCodes.InvalidRequest,
        _ => null,
    };
}
