// 05.5 AdamW. Objective: one step of the optimizer that trains most language models, with decay that does not pass through the gradient.
// weights, gradients, mean and square have one length, which may be 0. mean and square are the state: 0 before the first step, then what
// the last step left. step counts from 1 and may be any number up to 2^62: it is given, so keep nothing between calls.
//   mean   = beta1 * mean   + (1 - beta1) * gradient
//   square = beta2 * square + (1 - beta2) * gradient^2
//   weight = weight - rate * decay * weight - rate * (mean / (1 - beta1^step)) / (sqrt(square / (1 - beta2^step)) + epsilon)
// The decay is of the weight as it was before the step. mean and square are stored as they are, without the corrections.
// Work in double and round what is stored: 1 - 0.999f is wrong by 1.3e-5. Gradients are 0, or of size 1e-12 to 1e12; epsilon is above 0.
// Out of scope: clipping and the rate of a step (05.6). About 10 lines.
public static class AdamW
{
    public static void Step(
        Span<float> weights, ReadOnlySpan<float> gradients, Span<float> mean, Span<float> square, long step, double rate, double beta1,
        double beta2, double epsilon, double decay)
    {
        // your turn: begin
        throw new NotAttempted("05.5"); // mean and square first, then the weight
        // your turn: end
    }
}
