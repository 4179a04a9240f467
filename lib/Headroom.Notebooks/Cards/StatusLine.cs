namespace Headroom.Notebooks.Cards;

/// <summary>One line about what a cell does or uses.</summary>
public sealed record StatusLine(string Text)
{
    public override string ToString() => Text;
}
