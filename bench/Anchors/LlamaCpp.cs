using System.Text;
using LLama;
using LLama.Common;
using LLama.Native;

namespace Headroom.Bench.Anchors;

/// <summary>llama.cpp by way of LLamaSharp: a model from a GGUF file, and one sequence.</summary>
internal sealed class LlamaCpp : IDisposable
{
    private readonly LLamaWeights _weights;
    private readonly LLamaContext _context;
    private readonly LLamaBatch _batch = new();

    static LlamaCpp() => NativeLogConfig.llama_log_set((level, text) =>
    {
        if (level == LLamaLogLevel.Error) Console.Error.Write(text);
    });

    /// <param name="path">Of the GGUF file.</param>
    /// <param name="threads">For prompts and for single tokens.</param>
    /// <param name="context">Tokens that there is room for.</param>
    /// <param name="cache">Of keys and values; FP16 is its own default.</param>
    /// <param name="flash">Its attention in one pass, which rounds to FP16 within; null for its own choice.</param>
    public LlamaCpp(string path, int threads, int context, GGMLType cache = GGMLType.GGML_TYPE_F16, bool? flash = null)
    {
        var parameters = new ModelParams(path)
        {
            ContextSize = (uint)context, GpuLayerCount = 0, Threads = threads, BatchThreads = threads, TypeK = cache, TypeV = cache,
            FlashAttention = flash,
        };
        _weights = LLamaWeights.LoadFromFile(parameters);
        _context = _weights.CreateContext(parameters);
    }

    /// <summary>Packs a model's file into another, as its own program does.</summary>
    /// <param name="from">A GGUF file in FP32.</param>
    /// <param name="to">The new file.</param>
    /// <param name="type">As its command line has it: <c>q4_k_m</c>.</param>
    public static void Pack(string from, string to, string type)
    {
        NativeApi.llama_empty_call(); // loads the library, which packing alone does not
        if (!LLamaQuantizer.Quantize(from, to, type, nthread: 1)) throw new InvalidOperationException($"llama.cpp packs no {type}.");
    }

    public int Length { get; private set; }

    /// <summary>Appends a token; returns the scores of the next.</summary>
    public ReadOnlySpan<float> Next(int token)
    {
        _batch.Clear();
        var at = _batch.Add(token, Length++, LLamaSeqId.Zero, true);
        var result = _context.NativeHandle.Decode(_batch);
        if (result != DecodeResult.Ok) throw new InvalidOperationException($"llama.cpp says {result}.");
        _context.NativeHandle.Synchronize();
        return _context.NativeHandle.GetLogitsIth(at);
    }

    /// <summary>The tokens that it finds in a text.</summary>
    /// <param name="text">Any.</param>
    /// <param name="marks">Whether special tokens in the text are those tokens.</param>
    /// <param name="begins">Whether the token is put before it that the model's texts begin with, if they do.</param>
    public int[] Tokens(string text, bool marks, bool begins = false) =>
        [.. _weights.Tokenize(text, begins, marks, Encoding.UTF8).Select(token => (int)token)];

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _context.NativeHandle.MemoryClear();
        Length = 0;
    }

    public void Dispose()
    {
        _context.Dispose();
        _weights.Dispose();
    }
}
