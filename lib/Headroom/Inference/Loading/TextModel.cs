using Headroom.Inference.Gguf;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Tokenizing;

namespace Headroom.Inference.Loading;

/// <summary>A model and the tokenizer of its tokens.</summary>
/// <param name="Transformer">Ready to run.</param>
/// <param name="Tokenizer">Its vocabulary is the model's, or the model's is bytes alone.</param>
public sealed record TextModel(Transformer Transformer, BytePairTokenizer Tokenizer)
{
    private const int Bytes = 256; // a vocabulary without marks and merges

    /// <summary>Whether texts begin and end with a mark.</summary>
    public bool HasMarks => Transformer.Shape.Vocabulary > Bytes;

    /// <summary>Tokens that end a text: every mark.</summary>
    public IReadOnlyList<int> Ends => HasMarks ? [.. Enumerable.Range(Bytes, Marks.All.Count)] : [];

    /// <summary>A model of the course by its name, with the weights in a format of one's choice, or else as it is shipped.</summary>
    /// <exception cref="FileNotFoundException">There is no such model; the message says how to get it.</exception>
    /// <exception cref="SafetensorsException">Its file is damaged; the message says how to mend that.</exception>
    /// <exception cref="InvalidDataException">Its tokenizer is missing or another.</exception>
    public static TextModel Shipped(string name, string root, MatrixFormat? format = null)
    {
        var shipped = ShippedModel.Open(Path.Combine(root, "models", $"{name}.safetensors"), Path.Combine(root, "artifacts", "models"));
        var weights = shipped.Weights(format == MatrixFormat.Q4 ? WeightForm.Int4 : WeightForm.Int8);
        return new(CourseModels.Prepare(weights, format), Checked(shipped.Tokenizer, weights.Shape.Vocabulary, name));
    }

    /// <summary>
    /// A file that <c>./course train</c> wrote, one as models are shipped, or a GGUF file. The tokenizer is the GGUF file's own, or else
    /// the <c>tokenizer.json</c> beside it, or else the first of <paramref name="tokenizers"/> that there is and that fits.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="SafetensorsException">It is no model of the course.</exception>
    /// <exception cref="GgufException">It is no GGUF file of a kind that is run here.</exception>
    /// <exception cref="InvalidDataException">No tokenizer fits.</exception>
    public static TextModel Open(string path, IEnumerable<string> tokenizers, MatrixFormat? format = null)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"there is no model {path}.", path);
        if (path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase)) return OpenGguf(path, tokenizers, format);
        if (!path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase))
            throw new SafetensorsException($"{path} is neither a .safetensors nor a .gguf file; others are not read.");
        var weights = IsShipped(path) ? WeightFile.Read(path).Weights : TrainedFile.Read(path);
        return new(CourseModels.Prepare(weights, format), Find([Beside(path), .. tokenizers], weights.Shape.Vocabulary, path));
    }

    // A file that brings no vocabulary gets one as others do.
    private static TextModel OpenGguf(string path, IEnumerable<string> tokenizers, MatrixFormat? format)
    {
        var model = GgufModel.Read(path, format);
        using var file = GgufFile.Open(path);
        try
        {
            var (vocabulary, own) = (model.Shape.Vocabulary, GgufVocabulary.Read(file.Header));
            return new(model, own is null ? Find([Beside(path), .. tokenizers], vocabulary, path) : Checked(own, vocabulary, path));
        }
        catch (GgufException wrong)
        {
            throw new GgufException($"{path}: {wrong.Message}", wrong);
        }
    }

    private static string Beside(string path) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "tokenizer.json");

    private static bool IsShipped(string path)
    {
        using var file = SafetensorsFile.Open(path);
        return file.Header.Metadata.ContainsKey("format");
    }

    private static BytePairTokenizer Find(IReadOnlyList<string> paths, int vocabulary, string model)
    {
        if (vocabulary == Bytes) return new([]);
        foreach (var path in paths.Where(File.Exists))
            if (TokenizerFile.Load(path) is var found && found.VocabularySize == vocabulary) return found;
        throw new InvalidDataException(
            $"{model} has {vocabulary} tokens, and no tokenizer of that size is in {string.Join(" or ", paths)}. "
            + "Put its tokenizer.json beside it.");
    }

    private static BytePairTokenizer Checked(BytePairTokenizer tokenizer, int vocabulary, string model) =>
        tokenizer.VocabularySize == vocabulary ? tokenizer : throw new InvalidDataException(
            $"{model} has {vocabulary} tokens, and its tokenizer {tokenizer.VocabularySize}.");
}
