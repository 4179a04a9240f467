namespace Headroom.Tokenizing.Families;

/// <summary>A token that stands in a text as it is, before words are looked for.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Content">Its text.</param>
/// <param name="Special">A mark, which spells nothing.</param>
/// <param name="Normalized">Looked for in the text only when that was brought to its normal form.</param>
public sealed record AddedToken(int Id, string Content, bool Special, bool Normalized = false);
