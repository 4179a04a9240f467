using Headroom.Simulator;
using Headroom.Stages;
using ILGPU.Runtime;

namespace Graders;

public sealed partial class MegakernelGrader
{
    /// <summary>A decoder in the middle of a text: what its cache holds, the next tokens, and the logits behind each of them.</summary>
    private sealed class Text
    {
        private readonly DecoderWeights _weights;
        private readonly float[] _keys, _values;

        public Text(MegakernelGrader grader, DecoderSizes sizes, int steps)
        {
            var draw = grader.Draw;
            _weights = new(sizes, draw.Int(1, 1 << 30));
            Position = draw.Int(0, sizes.Capacity - steps);
            Tokens = [.. Enumerable.Range(0, steps).Select(_ => draw.Int(0, sizes.Vocabulary - 1))];
            (_keys, _values) = (Past(draw.Normal), Past(draw.Normal));
            Decoder = _weights.On(
                (name, values, rows, columns) => grader.Upload2D(name, values, rows, columns).View,
                (rows, columns) => grader.Upload2D(Poisoned(rows * columns), rows, columns).View);

            // What a launch for each stage leaves, on the same device.
            using var quick = Recording.Start(new() { Mode = ExecutionMode.Fast });
            StartOver();
            for (var step = 0; step < steps; step++)
            {
                Forget();
                SeparateLaunches.Step(grader.Accelerator, Decoder, Tokens[step], Position + step);
                grader.Accelerator.Synchronize();
                Logits.Add(Decoder.Logits.GetAsArray());
            }
        }

        public DecoderSizes Sizes => _weights.Sizes;

        public Decoder Decoder { get; }

        public int[] Tokens { get; }

        /// <summary>Of the first of them.</summary>
        public int Position { get; }

        public List<float[]> Logits { get; } = [];

        /// <summary>FLOPs of the first step with a launch for each stage, in groups of so many threads.</summary>
        public long Flops(Accelerator accelerator, int threads)
        {
            StartOver();
            Forget();
            using var recording = Recording.Start(LaunchOptions.Default);
            SeparateLaunches.Step(accelerator, Decoder, Tokens[0], Position, threads);
            accelerator.Synchronize();
            return recording.Launches.Sum(launch => launch.Counters!.Operations.Flops);
        }

        /// <summary>The cache as it was before the first step.</summary>
        public void StartOver()
        {
            Decoder.Keys.BaseView.CopyFromCPU(_keys);
            Decoder.Values.BaseView.CopyFromCPU(_values);
        }

        /// <summary>Nothing of an earlier step is left but the cache.</summary>
        public void Forget()
        {
            foreach (var view in (ILGPU.ArrayView<float>[])[Decoder.X, Decoder.Queries, Decoder.Attended, Decoder.Gated, Decoder.Logits])
                view.CopyFromCPU(Poisoned(view.IntLength));
        }

        /// <summary>The logits behind the last of so many steps, as a way through the stages has them on the host.</summary>
        public double[] Exact(int steps, Func<ExactDecoder, int, int, double[]> step)
        {
            var decoder = new ExactDecoder(_weights, _keys, _values);
            return [.. Enumerable.Range(0, steps).Select(at => step(decoder, Tokens[at], Position + at)).Last()];
        }

        // Rows that were written before; what comes at and behind the position nobody has written.
        private float[] Past(Func<int, float, float[]> normal)
        {
            var (width, capacity) = (_weights.Sizes.Width, _weights.Sizes.Capacity);
            var rows = normal(_weights.Sizes.Layers * capacity * width, 1);
            for (var i = 0; i < rows.Length; i++)
                if (i / width % capacity >= Position) rows[i] = Poison;
            return rows;
        }
    }
}
