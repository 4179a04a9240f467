using Model = TrainingMfu.Model;

namespace Graders;

public sealed partial class TrainingMfuGrader
{
    private const string Wraps =
        "a product of ints passed 2,147,483,647 and wrapped: let the first factor be a double, as in 12.0 * layers";

    private void FlopsPerToken()
    {
        Model deepSeek = new(671e9, 37e9, Layers: 61, Heads: 128, HeadDim: 128);
        Model nano = new(10_646_784, 10_646_784, Layers: 6, Heads: 6, HeadDim: 64);
        Model llama = new(405e9, 405e9, Layers: 126, Heads: 128, HeadDim: 128);
        Model drawn = new(Draw.Scale(1e11, 1e12), Draw.Scale(1e9, 1e10), Draw.Int(20, 120), Draw.Int(30, 130), Draw.Of(64, 96, 192));

        Parameters("DeepSeek-V3, no attention", deepSeek);
        Parameters("a drawn model, no attention", drawn);
        Parameters("the drawn model with other active parameters", drawn with { ActiveParameters = Draw.Scale(1e9, 1e10) });
        WithAttention("nanoGPT, context 256", nano, 256);
        WithAttention("Llama-3.1-405B, context 8,192", llama, 8192);
        WithAttention("a drawn model with attention", drawn, Draw.Int(3000, 60_000));
        // Any two of its counts and the context multiply to more than 2^31.
        Model wide = new(Draw.Scale(1e11, 1e12), Draw.Scale(1e9, 1e10), Draw.Int(110, 130), Draw.Int(110, 130), Draw.Of(128, 160, 192));
        WithAttention("a drawn model, a context of millions", wide, Draw.Int(20_000_000, 30_000_000));
        WithAttention("the same model with other active parameters", drawn with { ActiveParameters = Draw.Scale(1e9, 1e10) }, 4000);
        WithAttention("nanoGPT, no context", nano, 0);
    }

    private void Parameters(string name, Model model) => Case(name, () =>
        Number("FLOPs per token", TrainingMfu.FlopsPerToken(model), 6 * model.ActiveParameters)
            .Trap(6 * model.TotalParameters, "total for active parameters: a token meets its own experts alone")
            .Trap(2 * model.TotalParameters, "total for active parameters, and the forward pass alone")
            .Trap(2 * model.ActiveParameters, "2 FLOPs per parameter are the forward pass alone: the backward costs 4 more")
            .Trap(4 * model.ActiveParameters, "4 FLOPs per parameter are the backward pass alone: the forward costs 2 more")
            .Trap(3 * model.ActiveParameters,
                "a multiply-add counted as one FLOP: each parameter takes part in three, one forward and two backward")
            .Trap(8 * model.ActiveParameters, "a second forward pass: recomputed activations count for HFU, not for MFU"), Sizes(model));

    private static string Sizes(Model model) =>
        $"{model.TotalParameters:0.###e0} parameters, {model.ActiveParameters:0.###e0} active, {model.Layers} layers "
            + $"of {model.Heads} x {model.HeadDim}";

    private void WithAttention(string name, Model model, int context) => Case(name, () =>
    {
        var parameters = 6 * model.ActiveParameters;
        var pairs = (double)model.Layers * model.Heads * model.HeadDim * context; // multiply-adds of one product, forward
        Number("FLOPs per token, with attention", TrainingMfu.FlopsPerToken(model, context), parameters + 12 * pairs)
            .Trap(parameters, "attention is not counted")
            .Trap(12 * pairs, "attention alone: the parameters' FLOPs belong to it too")
            .Trap(6 * model.TotalParameters + 12 * pairs, "total for active parameters: a token meets its own experts alone")
            .Trap(2 * model.ActiveParameters + 4 * pairs, "the forward pass alone: the backward costs twice as much again")
            .Trap(parameters + 4 * pairs, "attention's forward pass alone: its backward costs twice as much again")
            .Trap(parameters + 2 * pairs, "one of attention's two products, forward alone")
            .Trap(parameters + 6 * pairs, "6 for 12: one of attention's two products, a multiply-add as one FLOP, or a causal discount")
            .Trap(parameters + 12 * pairs * context, "all queries of the context: a token is one query")
            .Trap(parameters + 12 * pairs / model.Heads, "one head counted: every head has its own scores")
            .Trap(parameters + 12 * pairs / model.HeadDim, "the head's width is left out: each score is a product over it")
            .Trap(parameters + 12 * pairs / model.Layers, "one layer counted")
            .Trap(parameters + unchecked(12 * model.Layers * model.Heads * model.HeadDim * context), Wraps)
            .Trap(parameters + 12.0 * model.Layers * unchecked(model.Heads * model.HeadDim * context), Wraps)
            .Trap(parameters + 12.0 * model.Layers * model.Heads * unchecked(model.HeadDim * context), Wraps)
            .Trap(parameters + 12.0 * unchecked(model.Layers * model.Heads * model.HeadDim * context), Wraps);
    }, $"{Sizes(model)}, context {context}");
}
