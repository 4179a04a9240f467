using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Headroom.Agents.Chats;

/// <summary>
/// An endpoint that speaks as OpenAI's does, local or remote. It is configured by variables of the environment alone. The key is in no
/// text that this type gives: not in <see cref="ToString"/>, in no exception, in no record.
/// </summary>
public sealed class TeacherEndpoint
{
    public const string UrlVariable = "HEADROOM_TEACHER_URL";
    public const string KeyVariable = "HEADROOM_TEACHER_KEY";
    public const string ModelVariable = "HEADROOM_TEACHER_MODEL";

    private readonly string? _key;

    /// <param name="url">Where chat/completions lies, without it: http://127.0.0.1:8080/v1.</param>
    /// <param name="key">Null or "" where the endpoint asks for none.</param>
    public TeacherEndpoint(Uri url, string model, string? key)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        (Url, Model, _key) = (url, model, string.IsNullOrWhiteSpace(key) ? null : key.Trim());
    }

    public Uri Url { get; }

    public string Model { get; }

    /// <summary>Host and port, without the user that an address may name.</summary>
    public string Host => Url.IsDefaultPort ? Url.Host : $"{Url.Host}:{Url.Port}";

    /// <summary>The endpoint of the environment; null where no address is set.</summary>
    /// <exception cref="InvalidOperationException">An address that is none, or no model; no value is told.</exception>
    public static TeacherEndpoint? FromEnvironment(Func<string, string?>? read = null)
    {
        read ??= Environment.GetEnvironmentVariable;
        if (read(UrlVariable) is not { } address || string.IsNullOrWhiteSpace(address)) return null;
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"{UrlVariable} is no address that begins with http:// or https://.");
        if (url.UserInfo.Length > 0)
            throw new InvalidOperationException($"{UrlVariable} names a user. A key belongs into {KeyVariable}.");
        if (read(ModelVariable) is not { } model || string.IsNullOrWhiteSpace(model))
            throw new InvalidOperationException($"{ModelVariable} is not set: which model shall {UrlVariable} answer with?");
        return new TeacherEndpoint(url, model.Trim(), read(KeyVariable));
    }

    /// <summary>A client of the endpoint that tries again by <paramref name="retries"/>; the SDK's own retries are off.</summary>
    public IChatClient Open(RetryOptions? retries = null)
    {
        retries ??= new RetryOptions();
        var options = new OpenAIClientOptions
        {
            Endpoint = Url, RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        // The SDK wants a key; servers of one's own ignore it.
        var client = new OpenAIClient(new ApiKeyCredential(_key ?? "none"), options).GetChatClient(Model).AsIChatClient();
        return new RetryingChatClient(client, retries, Conceal);
    }

    /// <summary>A text without the key: a server may send it back in an error.</summary>
    public string Conceal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _key is null ? text : text.Replace(_key, "(key)", StringComparison.Ordinal);
    }

    public override string ToString() => $"{Model} at {Host}";
}
