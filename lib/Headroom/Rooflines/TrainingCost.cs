using Headroom.Models;

namespace Headroom.Rooflines;

/// <summary>Model FLOPs of training: what the mathematics needs, whatever the implementation recomputes.</summary>
public static class TrainingCost
{
    /// <summary>6 N per token: 2 N forward and 4 N backward, over the parameters that a token passes through.</summary>
    public static double FlopsPerToken(double activeParameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(activeParameters);
        return 6 * activeParameters;
    }

    /// <summary>
    /// 6 N + 12 L H d T per token, with attention over a context of T (karpathy/nanoGPT, estimate_mfu); the mean of key and value
    /// dims where they differ. Causal halves the attention part: on average a token sees half of the context.
    /// </summary>
    public static double FlopsPerToken(ModelShape model, double context, bool causal = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(context);
        var headDim = (model.HeadDim + model.ValueHeadDim) / 2.0;
        var attention = 12.0 * model.Layers * model.Heads * headDim * context;
        return FlopsPerToken(model.ActiveParameters) + (causal ? attention / 2 : attention);
    }

    /// <summary>6 N D for a whole run over D tokens.</summary>
    public static double Flops(double activeParameters, double tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        return FlopsPerToken(activeParameters) * tokens;
    }
}
