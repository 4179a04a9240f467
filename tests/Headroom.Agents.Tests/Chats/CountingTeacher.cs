using Microsoft.Extensions.AI;

namespace Headroom.Agents.Tests.Chats;

/// <summary>Answers whatever is asked, for ten tokens and twenty, and counts.</summary>
internal sealed class CountingTeacher : IChatClient
{
    public int Asked { get; private set; }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked++;
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $"answer to {messages.Last().Text}"))
        {
            FinishReason = ChatFinishReason.Stop, Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 20 },
        });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
