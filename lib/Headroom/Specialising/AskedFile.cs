namespace Headroom.Specialising;

/// <summary>A held-out file and what is asked of a model in it.</summary>
/// <param name="Path">In its repository, with slashes.</param>
/// <param name="Bytes">Of its text in UTF-8.</param>
/// <param name="Identifiers">How many are asked.</param>
/// <param name="Lines">Of which the rest is asked.</param>
public readonly record struct AskedFile(string Path, int Bytes, int Identifiers, int Lines);

/// <summary>What a model did in one file.</summary>
/// <param name="Bits">-log2 of the probability of all that stands in it, and of its end.</param>
/// <param name="Identifiers">Right ones, of those asked.</param>
/// <param name="Lines">Rests of lines that were right.</param>
public readonly record struct FileScore(double Bits, int Identifiers, int Lines);
