namespace Headroom.Training.Grammars;

/// <summary>What a text remembers: which word was drawn for the hero, the place, the thing that was lost.</summary>
/// <param name="Index">Its place in an array of registers.</param>
/// <param name="Name">As the grammar calls it.</param>
/// <param name="Lexicon">Where its words come from.</param>
internal sealed record Register(int Index, string Name, Lexicon Lexicon);
