using Headroom.Agents.Chats;

namespace Headroom.Agents.Pipelines;

/// <summary>How a data set is made of a repository.</summary>
public sealed record PipelineOptions
{
    /// <summary>Methods that are tried.</summary>
    public int Methods { get; init; } = 100;

    public int Seed { get; init; } = 9;

    /// <summary>The least recall that is kept; 0 keeps every second patch.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>When the run ends with what it has; null: when all methods were tried.</summary>
    public TimeSpan? Longest { get; init; }

    public Prices Prices { get; init; }

    public long? MostTokens { get; init; }

    public double? MostDollars { get; init; }
}
