namespace Headroom.Serving;

/// <summary>Requests of one kind.</summary>
/// <param name="PerSecond">How many arrive, on average.</param>
/// <param name="Prompt">Tokens to read.</param>
/// <param name="Output">Tokens to write, 1 and more.</param>
public sealed record TrafficClass(double PerSecond, int Prompt, int Output);

/// <summary>What one GPU does for one model.</summary>
/// <param name="PromptTokens">Tokens of prompts that it reads in a second, when it does nothing else.</param>
/// <param name="Users">Sequences that it writes at once.</param>
/// <param name="UserTokens">Tokens a second for each of them, when it does nothing else.</param>
/// <param name="Slowdown">How many times as long all takes on a GPU that does both and keeps its promises; 1 is no loss.</param>
/// <param name="CacheBytes">Keys and values of one token.</param>
/// <param name="LinkBytes">Bytes a second that one GPU sends to another.</param>
public sealed record GpuSpeeds(double PromptTokens, int Users, double UserTokens, double Slowdown, double CacheBytes, double LinkBytes);

/// <summary>How many GPUs do what. Those of <paramref name="Shared"/> do both.</summary>
public readonly record struct PoolPlan(int Prefill, int Decode, int Shared)
{
    public int Total => Prefill + Decode + Shared;
}
