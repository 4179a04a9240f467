using System.Runtime.InteropServices;
using Headroom.Shipped;
using Headroom.Training.Models;

namespace Headroom.Training.Shipping;

/// <summary>Models that train, and the same as they are shipped.</summary>
public static class ShippedWeights
{
    /// <summary>The model's weights, packed.</summary>
    /// <exception cref="ArgumentException">It is not a whole transformer, or a weight is not finite.</exception>
    public static DecoderWeights Of(TinyLm model, WeightForm form)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.Shape.Has(TinyLmParts.All))
            throw new ArgumentException($"a model of {model.Shape.Parts} is not shipped: whole transformers are.", nameof(model));
        var weights = model.named_parameters().ToDictionary(each => each.name, each => each.parameter);
        return DecoderWeights.Of(model.Shape.Sizes(), form, name => weights[name].data<float>().ToArray());
    }

    /// <summary>A model with these weights, whatever their form, in FP32; the caller's.</summary>
    public static TinyLm Model(DecoderWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var model = new TinyLm(new TinyLmShape(weights.Shape));
        var matrices = WeightNames.Matrices(weights.Shape).Select(each => each.Name).ToHashSet();
        foreach (var (name, parameter) in model.named_parameters())
        {
            float[] values = matrices.Contains(name) ? weights.Matrix(name).Singles() : [.. weights.Norm(name)];
            MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(parameter.bytes);
        }
        return model;
    }
}
