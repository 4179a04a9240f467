namespace Headroom.Training.Tokens;

/// <summary>Rows for one step.</summary>
/// <param name="Inputs">[rows, context]</param>
/// <param name="Targets">[rows, context]: the token after each input.</param>
/// <param name="Rows">Sequences.</param>
/// <param name="Context">Tokens of each.</param>
public sealed record Batch(long[] Inputs, long[] Targets, int Rows, int Context);
