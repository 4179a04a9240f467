namespace Headroom.Serving;

/// <summary>What a scheduler sees of a request, before each step.</summary>
/// <param name="Id">Its place in the trace.</param>
/// <param name="Prompt">Tokens to read.</param>
/// <param name="Most">Tokens that it may write.</param>
/// <param name="Read">Tokens of the prompt that were read so far.</param>
/// <param name="Written">Tokens that were written so far.</param>
public sealed record Sequence(int Id, int Prompt, int Most, int Read = 0, int Written = 0)
{
    /// <summary>Whether the whole prompt was read: each step from here on writes one token.</summary>
    public bool IsWriting => Read == Prompt;

    /// <summary>Tokens of cache that are kept for it, from its first step to its last.</summary>
    public int Reserved => Prompt + Most;
}

/// <summary>What a server can do.</summary>
/// <param name="Slots">Sequences at once.</param>
/// <param name="TokensPerStep">Tokens that cost no more than one: up to here a step takes as long as reading the weights.</param>
/// <param name="CacheTokens">Tokens whose keys and values fit into memory.</param>
public sealed record ServerLimits(int Slots, int TokensPerStep, int CacheTokens);

/// <summary>A request's part of one step.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Tokens">Tokens of the prompt that are read; 1 for a sequence that is writing.</param>
public readonly record struct Share(int Id, int Tokens);

/// <summary>Says what one step does. A share for a request that is waiting starts it.</summary>
/// <param name="running">Started and not done, in the order in which they started.</param>
/// <param name="waiting">Not started, in the order in which they arrived.</param>
/// <param name="limits">What the server can do.</param>
public delegate IReadOnlyList<Share> Scheduler(
    IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting, ServerLimits limits);
