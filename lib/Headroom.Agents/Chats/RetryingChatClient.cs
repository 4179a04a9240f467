using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Headroom.Agents.Chats;

/// <summary>
/// Asks by streaming, and again where that failed in a way that may pass: a rate limit, an error of the server, a time-out, a connection
/// that dropped, an answer that is malformed or ends in the middle. Half an answer is never given.
/// </summary>
internal sealed class RetryingChatClient : DelegatingChatClient
{
    private readonly ResiliencePipeline<ChatResponse> _pipeline;
    private readonly RetryOptions _options;
    private readonly Func<string, string> _conceal;

    public RetryingChatClient(IChatClient inner, RetryOptions options, Func<string, string> conceal) : base(inner)
    {
        (_options, _conceal) = (options, conceal);
        var builder = new ResiliencePipelineBuilder<ChatResponse>();
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<ChatResponse>
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.FirstWait,
                MaxDelay = options.LongestWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } failure && MayPass(failure)),
                DelayGenerator = outcome => ValueTask.FromResult(AskedWait(outcome.Outcome.Exception)),
            });
        }
        _pipeline = builder.AddTimeout(options.PerTry).Build();
    }

    /// <exception cref="RequestRefusedException">HTTP 400, 413 or 422.</exception>
    /// <exception cref="TeacherException">No answer after all tries, or a refusal that trying again does not change.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> all = [.. messages];
        try
        {
            return await _pipeline.ExecuteAsync(async cancel => await Once(all, options, cancel), cancellationToken);
        }
        catch (Exception failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What a failure holds may hold the key: only its words go on, and those without it.
            var tries = MayPass(failure) ? $" after {_options.Retries + 1} tries" : "";
            var words = _conceal($"no answer{tries}: {Describe(failure)}");
            throw failure is ClientResultException { Status: 400 or 413 or 422 }
                ? new RequestRefusedException(words)
                : new TeacherException(words);
        }
    }

    /// <summary>The whole answer as one update: what was streamed before a connection dropped cannot be taken back.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    private async Task<ChatResponse> Once(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancel)
    {
        var response = await InnerClient.GetStreamingResponseAsync(messages, options, cancel).ToChatResponseAsync(cancel);
        if (response.FinishReason is null) throw new EndOfStreamException("the answer ended in the middle");
        if (string.IsNullOrWhiteSpace(response.Text) && response.FinishReason == ChatFinishReason.Stop)
            throw new EndOfStreamException("the answer is empty");
        return response;
    }

    private static bool MayPass(Exception failure) => failure switch
    {
        ClientResultException refused => refused.Status is 0 or 408 or 409 or 425 or 429 or >= 500,
        HttpRequestException or IOException or TimeoutRejectedException or JsonException => true,
        // The SDK's words for members that are not there or of another type.
        FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException => true,
        OperationCanceledException => true,
        AggregateException several => several.InnerExceptions.All(MayPass),
        _ => false,
    };

    // Retry-After: seconds, or a date.
    private TimeSpan? AskedWait(Exception? failure)
    {
        if (failure is not ClientResultException refused || refused.GetRawResponse() is not { } raw) return null;
        if (!raw.Headers.TryGetValue("Retry-After", out var value) || value is null) return null;
        TimeSpan? wait = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, _options.LongestWait.TotalSeconds))
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var date) ? date - DateTimeOffset.UtcNow : null;
        return wait is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, _options.LongestWait.Ticks)) : null;
    }

    private static string Describe(Exception failure) => failure switch
    {
        ClientResultException { Status: 0 } unreached => $"the connection failed ({unreached.Message.ReplaceLineEndings(" ")})",
        ClientResultException { Status: 401 or 403 } refused =>
            $"HTTP {refused.Status}. Is {TeacherEndpoint.KeyVariable} set, and for this endpoint?",
        ClientResultException { Status: 404 } =>
            $"HTTP 404. {TeacherEndpoint.UrlVariable} or {TeacherEndpoint.ModelVariable} is another one.",
        ClientResultException refused => $"HTTP {refused.Status} ({refused.Message.ReplaceLineEndings(" ")})",
        TimeoutRejectedException => "no end within the time for one try",
        JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException =>
            "what came is not the answer of a chat",
        _ => failure.Message,
    };
}
