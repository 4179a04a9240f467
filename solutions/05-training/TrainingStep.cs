// 05.7 The training step. Objective: take a batch in parts that fit into memory, and make the very step that the whole batch would make.
// Each part has inputs and targets [B, T], int64; B and T differ between parts. The model makes logits [B, T, V] of inputs, float32.
// A target of -100 is padding: it has no loss and does not count. Parts hold different numbers of targets, one perhaps none.
// Loss   cross-entropy in nats, the mean over all targets of all parts, by the weights as they are before the step.
// Norm   of that mean's gradient, over all parameters of the model, before it is clipped. A norm above limit is brought down to limit by
//        one factor for all gradients; limit may be 0, or infinite. The optimizer may hold only some of the parameters.
// What gradients held before does not count. A parameter may have none: frozen, or not used by the model. One step of the optimizer.
// One part at a time: when the next one's forward begins, its gradients are there, its graph and tensors are gone; and so at the end.
// The model stays in the mode it came in, train() or eval(). Where there is no target at all, the answer is (0, 0), and nothing changes,
// gradients included: a step would still decay weights.
// Out of scope: a loss that is no finite number (05.11). About 18 lines.
using TorchSharp;
using static TorchSharp.torch;

public static class TrainingStep
{
    public static (double Loss, double Norm) Run(
        nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, IReadOnlyList<(Tensor Inputs, Tensor Targets)> parts, double limit)
    {
        // your turn: begin
        const long padding = -100;
        var counted = 0L;
        using (NewDisposeScope())
            foreach (var (_, targets) in parts) counted += targets.ne(padding).sum().item<long>();
        if (counted == 0) return (0, 0);
        model.zero_grad();
        var loss = 0.0;
        foreach (var (inputs, targets) in parts)
        {
            using var scope = NewDisposeScope();
            var logits = model.call(inputs); // [B, T, V]
            var sum = nn.functional.cross_entropy(
                logits.view(-1, logits.shape[^1]), targets.view(-1), ignore_index: padding, reduction: nn.Reduction.Sum);
            var share = sum / counted; // over the targets of all parts, not of this one
            share.backward(); // adds to the gradients
            loss += share.ToDouble();
        }
        var norm = nn.utils.clip_grad_norm_(model.parameters(), limit);
        optimizer.step();
        return (loss, norm);
        // your turn: end
    }
}
