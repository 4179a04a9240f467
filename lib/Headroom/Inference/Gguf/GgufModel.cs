using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Shipped;

namespace Headroom.Inference.Gguf;

/// <summary>
/// Models in GGUF files, of the architectures llama, qwen2 and qwen3. Weights in F32, BF16, Q4_0, Q8_0 and Q4_K are run as they are; F16
/// becomes FP32, which holds it exactly, and so do Q4_1, Q5_0, Q5_1, Q5_K and Q6_K.
/// </summary>
public static class GgufModel
{
    private static readonly string[] s_known = ["llama", "qwen2", "qwen3"];

    /// <summary>The model of a file.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="format">What its matrices become; null for what they are.</param>
    /// <exception cref="GgufException">It is no GGUF file, or a model of a kind that is not run here; the message says which.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Transformer Read(string path, MatrixFormat? format = null)
    {
        using var file = GgufFile.Open(path);
        try
        {
            return new Reading(file, format).Transformer();
        }
        catch (Exception wrong) when (wrong is GgufException or ArgumentException or OverflowException)
        {
            throw wrong.Message.StartsWith(path, StringComparison.Ordinal) ? wrong : new GgufException($"{path}: {wrong.Message}", wrong);
        }
    }

    private sealed class Reading
    {
        private readonly GgufFile _file;
        private readonly string _architecture;
        private readonly DecoderShape _shape;
        private readonly MatrixFormat? _format;

        public Reading(GgufFile file, MatrixFormat? format)
        {
            (_file, _format) = (file, format);
            _architecture = file.Header.Values.GetValueOrDefault("general.architecture") as string ?? "";
            if (!s_known.Contains(_architecture))
                throw new GgufException($"the architecture is \"{_architecture}\"; {string.Join(", ", s_known)} are run here.");
            foreach (var unknown in new[] { "expert_count", "attention.sliding_window" })
                if (Find(unknown) is long and > 0) throw new GgufException(
                    $"{_architecture}.{unknown} is set: such models are not run here.");
            if (Find("rope.scaling.type") is string scaling and not "none")
                throw new GgufException($"{_architecture}.rope.scaling.type is \"{scaling}\", which is not run here.");
            var (width, heads) = (Size("embedding_length"), Size("attention.head_count"));
            var headSize = Find("attention.key_length") is long length ? checked((int)length) : width / Math.Max(1, heads);
            _shape = new()
            {
                Vocabulary = checked((int)file["token_embd.weight"].Rows),
                Context = Size("context_length"),
                Width = width,
                Layers = Size("block_count"),
                Heads = heads,
                KvHeads = Find("attention.head_count_kv") is long kv ? checked((int)kv) : heads,
                OwnHeadSize = headSize == width / Math.Max(1, heads) ? null : headSize,
                TiedHead = !file.Contains("output.weight"),
                Hidden = Size("feed_forward_length"),
                RopeBase = Find("rope.freq_base") is double rope ? (float)rope : 10_000,
                NormEpsilon = Find("attention.layer_norm_rms_epsilon") is double epsilon ? (float)epsilon : 1e-5f,
            };
            _shape.Check();
            if (Find("rope.dimension_count") is long turned && turned != headSize)
                throw new GgufException($"{turned} of {headSize} numbers of a head are turned; only models that turn all are run here.");
        }

        public Transformer Transformer() => new(
            _shape, Matrix("token_embd.weight"), _shape.TiedHead ? null : Matrix("output.weight"),
            [.. Enumerable.Range(0, _shape.Layers).Select(Block)], Values("output_norm.weight"), RopeDivisors());

        // Llama 3.1 and later: its scaled positions as numbers that divide the frequencies (llama.cpp, convert_hf_to_gguf.py).
        private float[]? RopeDivisors()
        {
            const string Name = "rope_freqs.weight";
            if (!_file.Contains(Name)) return null;
            if (_file[Name] is var tensor && (tensor.Type != GgufType.F32 || tensor.Rows != 1 || tensor.Columns != _shape.HeadSize / 2))
                throw new GgufException($"{tensor} must be F32 [{_shape.HeadSize / 2}]: one divisor for each frequency of a head.");
            var divisors = Values(Name);
            foreach (var divisor in divisors)
                if (!(divisor > 0) || !float.IsFinite(divisor))
                    throw new GgufException($"{Name} has {divisor}: what divides a frequency must be above 0.");
            return divisors;
        }

        private TransformerBlock Block(int block)
        {
            var prefix = $"blk.{block}.";
            return new()
            {
                AttentionNorm = Norm(prefix + "attn_norm.weight"),
                Qkv = Qkv(prefix),
                QkvBias = _file.Contains(prefix + "attn_q.bias")
                    ? [.. Values(prefix + "attn_q.bias"), .. Values(prefix + "attn_k.bias"), .. Values(prefix + "attn_v.bias")]
                    : null,
                QueryNorm = _file.Contains(prefix + "attn_q_norm.weight") ? Norm(prefix + "attn_q_norm.weight") : null,
                KeyNorm = _file.Contains(prefix + "attn_k_norm.weight") ? Norm(prefix + "attn_k_norm.weight") : null,
                Output = Matrix(prefix + "attn_output.weight"),
                FeedNorm = Norm(prefix + "ffn_norm.weight"),
                Gate = Matrix(prefix + "ffn_gate.weight"),
                Up = Matrix(prefix + "ffn_up.weight"),
                Down = Matrix(prefix + "ffn_down.weight"),
            };
        }

        private TiledMatrix Qkv(string prefix)
        {
            GgufTensor[] parts = [_file[prefix + "attn_q.weight"], _file[prefix + "attn_k.weight"], _file[prefix + "attn_v.weight"]];
            var places = parts.SelectMany((tensor, part) =>
                Enumerable.Range(0, checked((int)tensor.Rows)).Select(row => (tensor, Row: part < 2 && _architecture == "llama"
                    ? HeadOrder.InFile(row, _shape.HeadSize)
                    : row))).ToArray();
            return Matrix(parts, places.Length, row => places[row]);
        }

        private TiledMatrix Matrix(string name)
        {
            var tensor = _file[name];
            return Matrix([tensor], checked((int)tensor.Rows), row => (tensor, row));
        }

        // Packed rows stay packed where all parts are of one type; otherwise they become FP32.
        private TiledMatrix Matrix(GgufTensor[] parts, int rows, Func<int, (GgufTensor Tensor, int Row)> place)
        {
            var columns = checked((int)parts[0].Columns);
            MatrixFormat? packed = parts.Select(part => part.Type).Distinct().ToArray() switch
            {
                [GgufType.Q4] => MatrixFormat.Q4,
                [GgufType.Q8] => MatrixFormat.Q8,
                [GgufType.Q4K] => MatrixFormat.Q4K,
                _ => null,
            };
            if (packed is { } format && format == (_format ?? format))
                return format.FromPacked(rows, columns, (row, into) => _file.Row(place(row).Tensor, place(row).Row).CopyTo(into));
            var floats = parts.All(part => part.Type == GgufType.BF16) ? MatrixFormat.Bf16 : MatrixFormat.Fp32;
            return (_format ?? floats).Pack(rows, columns,
                (row, into) => _file.Row(place(row).Tensor, place(row).Row, into.AsSpan(0, columns)));
        }

        private Gains Norm(string name) => new(Values(name), _shape.NormEpsilon);

        private float[] Values(string name)
        {
            var values = new float[_file[name].Columns];
            _file.Row(_file[name], 0, values);
            return values;
        }

        private int Size(string key) => Find(key) is long size and > 0 and <= int.MaxValue
            ? (int)size
            : throw new GgufException($"{_architecture}.{key} is missing, or no size.");

        private object? Find(string key) => _file.Header.Values.GetValueOrDefault($"{_architecture}.{key}");
    }
}
