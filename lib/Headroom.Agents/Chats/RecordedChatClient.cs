using Microsoft.Extensions.AI;

namespace Headroom.Agents.Chats;

/// <summary>
/// Answers out of a transcript. What is not in it is asked of <paramref name="teacher"/> and kept; without a teacher it is an error.
/// </summary>
/// <param name="name">The teacher's: another teacher's answer to the same request is another one.</param>
public sealed class RecordedChatClient(Transcript transcript, string name, IChatClient? teacher = null) : IChatClient
{
    private const string Mark = "headroom.replayed";

    /// <summary>Whether an answer came out of a transcript.</summary>
    internal static bool IsReplayed(ChatResponse response) => response.AdditionalProperties?.ContainsKey(Mark) == true;

    /// <exception cref="UnknownRequestException">The transcript has no answer, and there is nobody to ask.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> all = [.. messages];
        var key = Transcript.Key(name, all);
        if (transcript.Find(key) is { } known) return Replay(known);
        if (teacher is null)
            throw new UnknownRequestException(
                $"the transcript has {transcript.Count:#,0} answers of {name} and none to this request: \"{Start(all)}\". It was recorded "
                + "with other files, another seed or other instructions.");
        var response = await teacher.GetResponseAsync(all, options, cancellationToken);
        transcript.Add(new RecordedAnswer(
            key, name, all[^1].Text, response.Text, response.ModelId, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount,
            response.FinishReason == ChatFinishReason.Length));
        return response;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : teacher?.GetService(serviceType, serviceKey);
    }

    public void Dispose() => teacher?.Dispose();

    private static ChatResponse Replay(RecordedAnswer known) => new(new ChatMessage(ChatRole.Assistant, known.Answer))
    {
        ModelId = known.Model,
        FinishReason = known.Cut ? ChatFinishReason.Length : ChatFinishReason.Stop,
        Usage = known.InputTokens is null && known.OutputTokens is null
            ? null
            : new UsageDetails { InputTokenCount = known.InputTokens, OutputTokenCount = known.OutputTokens },
        AdditionalProperties = new() { [Mark] = true },
    };

    private static string Start(IReadOnlyList<ChatMessage> messages)
    {
        var text = messages.Count == 0 ? "" : messages[^1].Text.ReplaceLineEndings(" ");
        return text.Length <= 80 ? text : text[..80] + "...";
    }
}
