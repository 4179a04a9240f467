namespace Headroom.Agents.Chats;

/// <summary>How often, how long and how patiently an endpoint is asked again.</summary>
public sealed record RetryOptions
{
    /// <summary>Tries after the first.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the second try; it doubles, with some chance in it. An endpoint that says how long comes first.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No wait is longer, whatever an endpoint says.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For one try, from the request to the last token.</summary>
    public TimeSpan PerTry { get; init; } = TimeSpan.FromMinutes(10);
}
