namespace Headroom.Quantization;

/// <summary>A matrix in 8-bit floats under scales: number i is the value of code i times the scale of its block.</summary>
/// <param name="Codes">[rows, columns]</param>
/// <param name="Scales">One for the matrix; or one for each block, [rows, ceil(columns / block)].</param>
/// <param name="Columns">Numbers of a row.</param>
/// <param name="Block">Numbers of a row under one scale, fewer in the last block of a row; 0 where all have the same scale.</param>
/// <param name="Format">Of the codes.</param>
public sealed record ScaledCodes(byte[] Codes, float[] Scales, int Columns, int Block, FloatGrid Format);
