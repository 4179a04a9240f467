using Headroom.Training.Bars;
using Headroom.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Sampling;

/// <summary>A model as something that is measured.</summary>
public static class RowScorer
{
    /// <summary>The bits of every token after a row's first, from one pass over rows that are filled up to the longest.</summary>
    public static Scorer Of(TinyLm model) => rows =>
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var longest = rows.Max(row => row.Length) - 1;
        if (longest == 0) return [.. rows.Select(_ => Array.Empty<double>())];
        var (inputs, targets) = (new long[rows.Count * longest], new long[rows.Count * longest]); // what is not filled is token 0
        for (var i = 0; i < rows.Count; i++)
            for (var t = 0; t + 1 < rows[i].Length; t++)
                (inputs[i * longest + t], targets[i * longest + t]) = (rows[i][t], rows[i][t + 1]);
        var scores = model.call(tensor(inputs, [rows.Count, longest])).view(-1, model.Shape.Vocabulary);
        var nats = nn.functional.cross_entropy(scores, tensor(targets), reduction: nn.Reduction.None).data<float>().ToArray();
        return [.. rows.Select((row, i) =>
            nats.Skip(i * longest).Take(row.Length - 1).Select(each => each / Math.Log(2)).ToArray())];
    };
}
