namespace Headroom.Agents.Chats;

/// <summary>What tokens cost, in dollars for a million: of what is asked, and of what is answered.</summary>
public readonly record struct Prices(double Input, double Output)
{
    /// <summary>Dollars.</summary>
    public double Of(long input, long output) => (input * Input + output * Output) / 1e6;
}
