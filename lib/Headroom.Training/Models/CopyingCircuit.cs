using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Training.Models;

/// <summary>
/// Writes a circuit that copies into a model's first weights: where this token stood before, look at what came after it, and say that.
/// Interpretability research calls its two parts a previous-token head and an induction head. Training finds them too, but not within the
/// 16 M tokens that two cores read in an hour; from here on it keeps and sharpens them.
/// </summary>
/// <remarks>
/// A token's vector is cut into [constant | identity | slot 1 | slot 2 | slot 3]. Layer 0: three heads look 1, 2 and 3 tokens back and copy
/// a part of the identity there into slots 1, 2 and 3. Layers 1 and 2: a head asks with its own last tokens for a place whose slots hold
/// them, and adds that place's identity to its own, which the tied head then scores.
/// </remarks>
internal sealed class CopyingCircuit
{
    private const int Back = 3;
    private const float Constant = 0.2f;     // the first number of every embedding; others are drawn at 0.02
    private const float InSlot = 0.03f;      // what a number of an identity becomes in a slot
    private const float Said = 0.05f;        // and what is added of it to another identity
    private const float Value = 0.17f, Copied = 0.25f; // the value's part of both products; the output has the rest
    private const double Nearest = 5;        // nats by which the asked distance leads the next ones
    private const double Found = 14;         // and a token that is found again those that are not
    private const double Still = 0.8;        // radians of a pair over a whole context: one that turns less counts as one that stands
    private const int Turning = 8;           // of the fastest pairs tell distances

    private readonly TinyLmShape _shape;
    private readonly Tensor[] _qkv, _output; // of the three layers
    private readonly Tensor _embed;
    private readonly int _slot, _identity, _half, _share;
    private readonly double[] _turn;         // radians per position of each pair of a head's numbers
    private readonly int[] _still;           // numbers of a head that hardly turn

    private CopyingCircuit(TinyLm model)
    {
        _shape = model.Shape;
        var weights = model.named_parameters().ToDictionary(one => one.name, one => (Tensor)one.parameter);
        _embed = weights["embed.weight"];
        _qkv = [.. Enumerable.Range(0, Back).Select(layer => weights[$"blocks.{layer}.attention.qkv"])];
        _output = [.. Enumerable.Range(0, Back).Select(layer => weights[$"blocks.{layer}.attention.output"])];
        _slot = _shape.Width / 9;
        _identity = _shape.Width - Back * _slot - 1;
        _half = _shape.HeadSize / 2;
        _share = _shape.Heads / _shape.KvHeads;
        _turn = [.. Enumerable.Range(0, _half).Select(i => Math.Pow(_shape.RopeBase, -(double)i / _half))];
        var pairs = Enumerable.Range(0, _half).Where(i => _turn[i] * _shape.Context < Still).ToArray();
        _still = [.. pairs, .. pairs.Select(i => i + _half)];
    }

    /// <exception cref="ArgumentException">The shape has no room for it; the message says what is missing.</exception>
    public static void Write(TinyLm model)
    {
        var shape = model.Shape;
        if (shape.Parts != TinyLmParts.All || shape.Layers < Back || shape.Heads < Back)
            throw new ArgumentException($"a circuit that copies needs a whole transformer of {Back} layers and {Back} heads or more, and "
                + $"this one has {shape.Layers} layers and {shape.Heads} heads ({shape.Parts}).");
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var circuit = new CopyingCircuit(model);
        if (circuit._still.Length < Back)
            throw new ArgumentException($"a circuit that copies needs pairs that hardly turn within {shape.Context} tokens, and with "
                + $"a RoPE base of {shape.RopeBase:N0} there are {circuit._still.Length / 2}.");
        circuit.MakeRoom();
        circuit.LookBack();
        circuit.FindAgain(layer: 1, part: 0);
        circuit.FindAgain(layer: 2, part: shape.KvHeads);
    }

    private void MakeRoom()
    {
        _embed.narrow(1, 0, 1).fill_(Constant);
        _embed.narrow(1, 1 + _identity, Back * _slot).zero_();
    }

    // Keys are the same everywhere. A query that is turned back by d positions meets the key d positions before best.
    private void LookBack()
    {
        var pairs = Math.Min(Turning, _half);
        var apart = Enumerable.Range(0, pairs).Sum(i => 1 - Math.Cos(_turn[i])); // of one step, with weights of 1
        var constant = Constant / Math.Sqrt((_identity * 4e-4 + Constant * Constant) / _shape.Width); // after the norm
        var weight = Math.Sqrt(Nearest * Math.Sqrt(_shape.HeadSize) / apart) / constant;
        for (var shared = 0; shared * _share < Back; shared++)
        {
            var (key, value) = (Emptied(Key(0, shared)), Emptied(ValueOf(0, shared)));
            for (var i = 0; i < pairs; i++) key[i, 0] = (float)weight;
            for (var j = 0; j < _slot; j++) value[j, 1 + j] = Value;
        }
        for (var back = 1; back <= Back; back++)
        {
            var (query, output) = (Emptied(Query(0, back - 1)), Emptied(Output(0, back - 1)));
            for (var i = 0; i < pairs; i++)
            {
                query[i, 0] = (float)(weight * Math.Cos(back * _turn[i]));
                query[i + _half, 0] = (float)(-weight * Math.Sin(back * _turn[i]));
            }
            for (var j = 0; j < _slot; j++) output[Slot(back) + j, j] = InSlot / Value;
        }
    }

    // Each shared head says another part of the identity. The first asks with one token, the others with three.
    private void FindAgain(int layer, int part)
    {
        for (var shared = 0; shared < _shape.KvHeads; shared++, part++)
        {
            var from = 1 + _slot + part * _shape.HeadSize;
            var said = Math.Min(_shape.HeadSize, 1 + _identity - from);
            if (said <= 0) return;
            var tokens = part == 0 ? 1 : Back;
            var (query, output) = (Emptied(Query(layer, shared * _share)), Emptied(Output(layer, shared * _share)));
            var (key, value) = (Emptied(Key(layer, shared)), Emptied(ValueOf(layer, shared)));
            var each = Math.Min(_still.Length / tokens, _slot);
            var weight = (float)Math.Sqrt(Found * Math.Sqrt(_shape.HeadSize) / (each * tokens * 0.9));
            for (var token = 0; token < tokens; token++)
                for (var j = 0; j < each; j++)
                {
                    var number = _still[token * each + j];
                    query[number, (token == 0 ? 1 : Slot(token)) + j] = weight;
                    key[number, Slot(token + 1) + j] = weight;
                }
            for (var j = 0; j < said; j++)
            {
                value[j, from + j] = Copied;
                output[from + j, j] = Said / Copied;
            }
        }
    }

    private int Slot(int back) => 1 + _identity + (back - 1) * _slot;

    private Tensor Query(int layer, int head) => Rows(layer, head);

    private Tensor Key(int layer, int shared) => Rows(layer, _shape.Heads + shared);

    private Tensor ValueOf(int layer, int shared) => Rows(layer, _shape.Heads + _shape.KvHeads + shared);

    private Tensor Rows(int layer, int head) => _qkv[layer].narrow(0, head * _shape.HeadSize, _shape.HeadSize); // (h, D)

    private Tensor Output(int layer, int head) => _output[layer].narrow(1, head * _shape.HeadSize, _shape.HeadSize); // (D, h)

    private static Tensor Emptied(Tensor weights) => weights.zero_();
}
