using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.Optimizing;

/// <summary>
/// AdamW in one pass over each weight, on the memory where libtorch keeps it: decoupled decay, corrected means, gradients clipped by the
/// length of all of them. libtorch's own goes over memory eight times.
/// </summary>
public sealed unsafe class FusedAdamW : IDisposable
{
    private const int Alignment = 64;

    // A piece of a tensor that one thread works on: 256 KB of each of the four arrays.
    private const long Piece = 1 << 16;

    // Fewer numbers than this are done before another thread has woken up.
    private const long WorthAThread = 1 << 18;

    private readonly AdamWOptions _options;
    private readonly Slot[] _slots;
    private readonly (int Slot, long Begin, long Count)[] _pieces;

    /// <summary>Keeps hold of where the parameters lie: they must stay as they are, on the CPU, contiguous and Float32.</summary>
    /// <exception cref="ArgumentException">A parameter is none of that; the message has its name.</exception>
    public FusedAdamW(IEnumerable<(string Name, Parameter Value)> parameters, AdamWOptions options)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _options = options;
        _slots = [.. parameters.Select(parameter => new Slot(parameter.Name, parameter.Value))];
        _pieces = [.. _slots.SelectMany((slot, at) => Cut(slot.Count).Select(piece => (at, piece.Begin, piece.Count)))];
    }

    /// <summary>Steps done.</summary>
    public long Steps { get; set; }

    /// <summary>Threads that share the work.</summary>
    public int Threads { get; init; } = get_num_threads();

    /// <summary>Both means of each parameter, by its name: what a checkpoint keeps. The memory is this optimizer's own.</summary>
    public IEnumerable<(string Name, Memory<float> Mean, Memory<float> Square)> Means =>
        _slots.Select(slot => (slot.Name, slot.Mean.Memory, slot.Square.Memory));

    /// <summary>Moves every parameter that has a gradient and returns the length of all gradients before clipping.</summary>
    /// <exception cref="InvalidOperationException">A gradient is not a number; no weight was touched.</exception>
    public double Step(double learningRate)
    {
        using var scope = NewDisposeScope(); // each .grad is a wrapper anew
        foreach (var slot in _slots) slot.FindGradient();
        var squares = new double[_pieces.Length];
        InParallel(at => squares[at] = SumOf(_pieces[at]));
        var norm = Math.Sqrt(squares.Sum());
        if (!double.IsFinite(norm))
            throw new InvalidOperationException(
                $"step {Steps + 1}: the gradient of {FirstBroken(squares)} is not a number. A learning rate that is too high does that.");
        Steps++;
        var scale = norm > _options.ClipNorm ? _options.ClipNorm / norm : 1;
        var matrix = AdamWStep.Of(_options, Steps, learningRate, scale, decays: true);
        var vector = AdamWStep.Of(_options, Steps, learningRate, scale, decays: false);
        InParallel(at =>
        {
            var (slot, begin, count) = (_slots[_pieces[at].Slot], _pieces[at].Begin, _pieces[at].Count);
            if (slot.Gradient is not null)
                AdamWLoop.Run(
                    slot.Weight + begin, slot.Gradient + begin, slot.Mean.Pointer + begin, slot.Square.Pointer + begin, count,
                    slot.IsMatrix ? matrix : vector);
        });
        return norm;
    }

    public void Dispose()
    {
        foreach (var slot in _slots) slot.Dispose();
    }

    private double SumOf((int Slot, long Begin, long Count) piece) =>
        _slots[piece.Slot].Gradient is var gradient && gradient is not null ? SumOfSquares.Of(gradient + piece.Begin, piece.Count) : 0;

    private string FirstBroken(double[] squares) =>
        _slots[_pieces[Array.FindIndex(squares, square => !double.IsFinite(square)) is var at and >= 0 ? at : 0].Slot].Name;

    private void InParallel(Action<int> work)
    {
        if (Threads == 1 || _slots.Sum(slot => slot.Count) < WorthAThread)
            for (var at = 0; at < _pieces.Length; at++) work(at);
        else ToTheEnd(() => Parallel.For(0, _pieces.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, work));
    }

    // A cell that is stopped interrupts its thread, which would leave half of the weights moved and a worker at the rest.
    private static void ToTheEnd(Action work)
    {
        var (task, interrupted) = (Task.Run(work), false);
        while (true)
        {
            try
            {
                task.GetAwaiter().GetResult();
                break;
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }
        if (interrupted) Thread.CurrentThread.Interrupt();
    }

    private static IEnumerable<(long Begin, long Count)> Cut(long count)
    {
        for (var begin = 0L; begin < count; begin += Piece) yield return (begin, Math.Min(Piece, count - begin));
    }

    /// <summary>One parameter: where it, its gradient and both means are.</summary>
    private sealed class Slot : IDisposable
    {
        private readonly Parameter _value;

        public Slot(string name, Parameter value)
        {
            (Name, _value, Count, IsMatrix) = (name, value, value.numel(), value.dim() > 1);
            Weight = Pointer(value, name);
            (Mean, Square) = (new NativeFloats(Count, Alignment), new NativeFloats(Count, Alignment));
        }

        public string Name { get; }
        public long Count { get; }
        public bool IsMatrix { get; }
        public float* Weight { get; }
        public float* Gradient { get; private set; }
        public NativeFloats Mean { get; }
        public NativeFloats Square { get; }

        // Backward may have put the gradient elsewhere since the last step.
        public void FindGradient() => Gradient = _value.grad is { } gradient ? Pointer(gradient, $"the gradient of {Name}") : null;

        public void Dispose()
        {
            Mean.Dispose();
            Square.Dispose();
        }

        private static float* Pointer(Tensor tensor, string name)
        {
            if (tensor.dtype != ScalarType.Float32 || tensor.device_type != DeviceType.CPU || !tensor.is_contiguous())
                throw new ArgumentException($"{name} must be Float32, contiguous and on the CPU; it is {tensor}.");
            fixed (byte* first = tensor.bytes) return (float*)first;
        }
    }
}
