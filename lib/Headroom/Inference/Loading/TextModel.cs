using Headroom.Inference.Gguf;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Tokenizing;
using Headroom.Tokenizing.Families;

namespace Headroom.Inference.Loading;

/// <summary>A model and the tokenizer of its tokens.</summary>
/// <param name="Transformer">Ready to run.</param>
/// <param name="Tokenizer">
/// Its vocabulary is the model's, or lies within it, as models of other families have rows to spare; or the model's is bytes alone.
/// </param>
public sealed record TextModel(Transformer Transformer, ITextTokenizer Tokenizer)
{
    private const int Bytes = 256; // a vocabulary without marks and merges

    /// <summary>Tokens that a text begins with; none where the model has no mark for that.</summary>
    public IReadOnlyList<int> Beginning => [.. Tokenizer.Beginning.Where(IsOfModel)];

    /// <summary>Tokens that end a text: of the course's models, every mark.</summary>
    public IReadOnlyList<int> Ends => [.. Tokenizer.Ends.Where(IsOfModel)];

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
    /// A folder with a model of another family as it is published; a file that <c>./course train</c> wrote, one as models are shipped, or a
    /// GGUF file. The tokenizer is the folder's or the GGUF file's own, or else the <c>tokenizer.json</c> beside it, or else the first of
    /// <paramref name="tokenizers"/> that there is and that fits.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file, or one is missing in the folder.</exception>
    /// <exception cref="SafetensorsException">It is no model of the course, or a tensor is missing.</exception>
    /// <exception cref="GgufException">It is no GGUF file of a kind that is run here.</exception>
    /// <exception cref="InvalidDataException">No tokenizer fits, or the folder's model or tokenizer is of a kind that is not run
    /// here.</exception>
    public static TextModel Open(string path, IEnumerable<string> tokenizers, MatrixFormat? format = null)
    {
        if (Directory.Exists(path)) return OpenFolder(path, format);
        if (!File.Exists(path)) throw new FileNotFoundException($"there is no model {path}.", path);
        if (path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase)) return OpenGguf(path, tokenizers, format);
        if (!path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase))
            throw new SafetensorsException($"{path} is neither a .safetensors nor a .gguf file, nor a folder; others are not read.");
        var weights = IsShipped(path) ? WeightFile.Read(path).Weights : TrainedFile.Read(path);
        return new(CourseModels.Prepare(weights, format), Find([Beside(path), .. tokenizers], weights.Shape.Vocabulary, path));
    }

    // The tokenizer first: where it is of a kind that is not read, no weights need be.
    private static TextModel OpenFolder(string folder, MatrixFormat? format)
    {
        foreach (var needed in (string[])["config.json", "tokenizer.json"])
            if (!File.Exists(Path.Combine(folder, needed)))
                throw new FileNotFoundException(
                    $"the folder {folder} has no {needed}; a published model has config.json, tokenizer.json and *.safetensors.");
        var vocabulary = FamilyTokenizerFile.Load(Path.Combine(folder, "tokenizer.json"));
        var tokenizer = new FamilyTokenizer(vocabulary with { Ends = FamilyEnds.Read(folder, vocabulary) });
        var model = FamilyFolder.Read(folder, format ?? MatrixFormat.Bf16);
        return new(model, Checked(tokenizer, model.Shape.Vocabulary, folder));
    }

    // A file that brings no vocabulary gets one as others do.
    private static TextModel OpenGguf(string path, IEnumerable<string> tokenizers, MatrixFormat? format)
    {
        using var file = GgufFile.Open(path);
        try
        {
            var own = GgufVocabulary.Read(file.Header);
            var model = GgufModel.Read(path, format);
            var vocabulary = model.Shape.Vocabulary;
            return new(model, own is null ? Find([Beside(path), .. tokenizers], vocabulary, path) : Checked(own, vocabulary, path));
        }
        catch (GgufException wrong) when (!wrong.Message.StartsWith(path, StringComparison.Ordinal))
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

    private static ITextTokenizer Checked(ITextTokenizer tokenizer, int vocabulary, string model)
    {
        var (size, spare) = (tokenizer.VocabularySize, tokenizer is FamilyTokenizer);
        return size == vocabulary || spare && size < vocabulary ? tokenizer : throw new InvalidDataException(
            $"{model} has {vocabulary} tokens, and its tokenizer {size}.");
    }

    private bool IsOfModel(int token) => token < Transformer.Shape.Vocabulary;
}
