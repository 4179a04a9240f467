using System.Text;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Chats;

/// <summary>Counts every answer of another client, and asks nothing that might pass the meter's limit.</summary>
public sealed class MeteringChatClient(IChatClient inner, Meter meter) : DelegatingChatClient(inner)
{
    // Where an endpoint does not say what it counted: bytes of code a token, about.
    private const int BytesOfToken = 3;

    /// <exception cref="SpendingLimitException">The request and its longest answer might pass a limit; it was not made.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> all = [.. messages];
        meter.Admit(Meter.AtMost(all), options?.MaxOutputTokens ?? 0);
        var response = await base.GetResponseAsync(all, options, cancellationToken);
        meter.Count(
            response.Usage?.InputTokenCount ?? Estimate(all.Sum(message => Encoding.UTF8.GetByteCount(message.Text))),
            response.Usage?.OutputTokenCount ?? Estimate(Encoding.UTF8.GetByteCount(response.Text)),
            RecordedChatClient.IsReplayed(response));
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    private static long Estimate(int bytes) => (bytes + BytesOfToken - 1) / BytesOfToken;
}
