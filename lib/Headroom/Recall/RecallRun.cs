using System.Text.Json.Serialization;

namespace Headroom.Recall;

/// <summary>One small model, trained to recall, and what it recalled: a line of docs/runs/recall.jsonl.</summary>
/// <param name="Pattern">A letter for each layer: A attention, S selective scan, L gated linear attention.</param>
/// <param name="StateSize">Numbers that a state has for each channel; 0 where no layer has a state.</param>
/// <param name="Pairs">
/// Of a key and its value in a sequence that is asked; sequences of 1 pair up to so many were learned. Of induction the tokens that come
/// twice.
/// </param>
/// <param name="Steps">Of training.</param>
/// <param name="LearningRate">At its peak.</param>
/// <param name="Seed">Of first weights and sequences.</param>
/// <param name="Recall">Share of the questions answered right, on sequences that were not trained on.</param>
/// <param name="Loss">Nats an answer, on the same.</param>
/// <param name="Induction">Whether tokens came twice in the same order, and what follows each was asked.</param>
public sealed record RecallRun(
    string Pattern, int StateSize, int Pairs, int Steps, double LearningRate, int Seed, double Recall, double Loss,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Induction = false)
{
    /// <summary>Numbers of a token's vector, of every run.</summary>
    public const int Width = 32;

    /// <summary>Heads of queries.</summary>
    public const int Heads = 2;

    /// <summary>Heads of keys and values.</summary>
    public const int KvHeads = 1;

    /// <summary>Different keys, and different values; of induction twice as many tokens.</summary>
    public const int Tokens = 32;

    /// <summary>Sequences of a step.</summary>
    public const int Batch = 32;

    /// <summary>Whether it is the run that another one is, whatever came of it.</summary>
    public bool IsSameAs(RecallRun other) => other is not null && this == other with { Recall = Recall, Loss = Loss };
}
