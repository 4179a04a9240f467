namespace Headroom.Speculation.Traces;

/// <summary>Requests in the order in which they come. Nothing but tokens: drafts are judged by counting.</summary>
public sealed record TokenTrace(string Name, IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>Tokens of all answers.</summary>
    public int Tokens => Exchanges.Sum(each => each.Answer.Length);

    public int Phases => Exchanges.Count == 0 ? 0 : Exchanges.Max(each => each.Phase) + 1;
}
