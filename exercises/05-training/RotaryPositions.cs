using TorchSharp;
using static TorchSharp.torch;

// 05.4 Rotary positions. Objective: turn queries and keys by where they stand, so that a score knows their distance and nothing else.
// x and the result are [B, H, T, h], Float32: h is even, the others are at least 1. x need not be contiguous, is not changed,
// and shares no memory with the result.
// Token t of x stands at position start + t; start is 0 to 1,000,000. Numbers i and i + h/2 of a head are a point in the plane, turned by
//   angle = position * base^(-2i / h)          i = 0 .. h/2 - 1
//   first  becomes first * cos(angle) - second * sin(angle)
//   second becomes second * cos(angle) + first * sin(angle)
// A float holds 24 bits: at position 1,000,000 an angle in floats is wrong by up to 0.06. Compute angles in double, and round what
// multiplies x.
// The gradient of x flows back through the turn. Out of scope: values, which are not turned. About 12 lines.
public static class RotaryPositions
{
    public static Tensor Turn(Tensor x, long start, double @base)
    {
        var (time, size) = (x.shape[2], x.shape[3]);
        var half = size / 2;
        // your turn: begin
        throw new NotAttempted("05.4"); // angles [T, h/2] in double, their cosines and sines as tensors, then two halves
        // your turn: end
    }
}
