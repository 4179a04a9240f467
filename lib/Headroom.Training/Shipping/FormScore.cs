namespace Headroom.Training.Shipping;

/// <summary>What a form of the weights costs in bits per byte, on a sample of the held-out documents.</summary>
/// <param name="Name">Of the weights and the arithmetic: <c>int8 weights, FP32 arithmetic</c>.</param>
/// <param name="Bytes">Of all weights.</param>
/// <param name="Stories">Bits per byte.</param>
/// <param name="Code">Bits per byte.</param>
public sealed record FormScore(string Name, long Bytes, double Stories, double Code);
