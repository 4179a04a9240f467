using Headroom.LanguageServer.Protocol;
using StreamJsonRpc;

namespace Headroom.LanguageServer.Serving;

internal sealed partial class Session
{
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isInitialized, _isShutDown, _hasEditRange;

    /// <summary>The exit code, once the client has said <c>exit</c> or has ended: 0 where it said <c>shutdown</c> before.</summary>
    public Task<int> Ended => _ended.Task;

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(InitializeParams client)
    {
        if (_isInitialized) throw Refused(ErrorCodes.InvalidRequest, "initialize is said once.");
        _isInitialized = true;
        _hasEditRange = client.Capabilities?.TextDocument?.Completion?.CompletionList?.ItemDefaults?.Contains("editRange") == true;
        if (client.ProcessId is { } parent)
            _ = Task.Run(async () => { await ParentWatch.Ended(parent, CancellationToken.None); _ended.TrySetResult(1); });
        return new(
            new("utf-16",
                new([new(new("jupyter-notebook"), [new("csharp")])], Save: true),
                new([".", "(", "<", "#", "\""], ResolveProvider: true),
                HoverProvider: true,
                new(["(", ",", "["], [")", "]"]),
                DefinitionProvider: true),
            new("Headroom", typeof(Session).Assembly.GetName().Version!.ToString(3)));
    }

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        Expect();
        _isShutDown = true;
        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit() => _ended.TrySetResult(_isShutDown ? 0 : 1);

    private void Expect()
    {
        if (!_isInitialized) throw Refused(ErrorCodes.NotInitialized, "initialize comes first.");
        if (_isShutDown) throw Refused(ErrorCodes.InvalidRequest, "shutdown was said; only exit may follow.");
    }

    private static LocalRpcException Refused(int code, string why) => new(why) { ErrorCode = code };
}
