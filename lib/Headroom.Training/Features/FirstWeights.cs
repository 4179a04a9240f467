using System.Runtime.InteropServices;
using Headroom.Shipped;
using static TorchSharp.torch;

namespace Headroom.Training.Features;

/// <summary>
/// What a drafter begins with where there is a draft model of its sizes: the draft's embedding, its last layers over the slots, and its
/// last norm. What the states become has then to be learned, and no longer the language.
/// </summary>
internal static class FirstWeights
{
    /// <summary>Why a draft's weights do not fit; null where they do.</summary>
    public static string? WhyNot(FeatureShape shape, DecoderShape draft)
    {
        foreach (var (name, mine, its) in new[]
            {
                ("vocabulary", shape.Vocabulary, draft.Vocabulary), ("width", shape.Width, draft.Width),
                ("heads", shape.Heads, draft.Heads),
                ("heads that are asked", shape.KvHeads, draft.KvHeads), ("gated numbers", shape.Hidden, draft.Hidden),
            })
            if (mine != its) return $"the drafter has {mine} as its {name}, and the draft {its}";
        return draft.Layers < shape.Layers ? $"the drafter has {shape.Layers} layers, and the draft {draft.Layers}" : null;
    }

    /// <exception cref="ArgumentException">The draft is of other sizes.</exception>
    public static void Write(FeatureShape shape, DecoderWeights draft, nn.Module model)
    {
        if (WhyNot(shape, draft.Shape) is { } why) throw new ArgumentException(why + ".", nameof(draft));
        var parameters = model.named_parameters().ToDictionary(each => each.name, each => each.parameter);
        Set(FeatureNames.Embed, draft.Matrix(WeightNames.Embed).Singles());
        Set(FeatureNames.FinalNorm, [.. draft.Norm(WeightNames.FinalNorm)]);
        for (var block = 0; block < shape.Layers; block++)
        {
            var from = draft.Shape.Layers - shape.Layers + block;
            var qkv = draft.Matrix(WeightNames.Qkv(from)).Singles();
            var queries = shape.Heads * shape.HeadSize * shape.Width;
            Set(FeatureNames.Query(block), qkv[..queries]);
            Set(FeatureNames.KeyValue(block), qkv[queries..]);
            Set(FeatureNames.Output(block), draft.Matrix(WeightNames.Output(from)).Singles());
            Set(FeatureNames.GateUp(block), draft.Matrix(WeightNames.GateUp(from)).Singles());
            Set(FeatureNames.Down(block), draft.Matrix(WeightNames.Down(from)).Singles());
            Set(FeatureNames.AttentionNorm(block), [.. draft.Norm(WeightNames.AttentionNorm(from))]);
            Set(FeatureNames.FeedNorm(block), [.. draft.Norm(WeightNames.FeedNorm(from))]);
        }

        void Set(string name, float[] values) => MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(parameters[name].bytes);
    }
}
