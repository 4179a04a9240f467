// 05.8 Activation checkpointing. Objective: keep the input of a segment alone, and compute its inside again when the gradient comes.
// Call returns segment(input), of any shape, float32. segment is a piece of a model: one tensor in, one out, with weights of its own.
//   forward   calls segment once. Of what it makes on its way nothing is alive when Call returns, neither graph nor tensors.
//   backward  calls it once more on the same numbers and gives gradients to input and weights: those of a plain segment(input), added to
//             what is in .grad already. Nothing of this second run is alive when the next segment's begins.
// Whoever called may dispose input before backward comes; what save_for_backward keeps lives as long as the graph needs it.
// The weights get theirs where input needs no gradient, too: autograd calls a function back if one of the tensors it was given needs one.
// segment may draw random numbers, as dropout does: its second run draws the same ones, and the generator goes on as if it had not run.
// An autograd function's forward and backward both run with gradients off. A tensor of TorchSharp lives until its dispose scope ends.
// Out of scope: a gradient of the gradient. About 20 lines.
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

public static class ActivationCheckpoint
{
    // your turn: begin
    public static Tensor Call(Func<Tensor, Tensor> segment, Tensor input) => throw new NotAttempted("05.8"); // Recomputed.apply(...)

    private sealed class Recomputed : SingleTensorFunction<Recomputed>
    {
        public override string Name => nameof(Recomputed);

        // vars: what apply was given. ctx.save_for_backward keeps tensors that are alive when forward returns,
        // ctx.save_data any object by a name.
        public override Tensor forward(AutogradContext ctx, params object[] vars) => throw new NotAttempted("05.8");

        // grad_output: the gradient of what forward returned. Returns one entry for each of vars: for a tensor one of its shape,
        // for anything else null!. libtorch reads what it gets: null! in a tensor's place ends the process.
        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => throw new NotAttempted("05.8");
    }
    // your turn: end
}
