using Headroom.Safetensors;
using Headroom.Tokenizing;

namespace Headroom.Shipped;

/// <summary>
/// A model that comes with the course: int8 in <c>models/NAME.safetensors</c>, tokens from <c>models/tokenizer.json</c>. Other forms are
/// made from it when they are first asked for, and kept under <c>artifacts/models</c>.
/// </summary>
public sealed class ShippedModel
{
    /// <summary>The word of a model's file that has its tokenizer's SHA-256.</summary>
    public const string TokenizerKey = "tokenizer";

    private const string SourceKey = "source", DigestKey = "sha256";
    private static readonly TimeSpan s_abandoned = TimeSpan.FromMinutes(10); // no draft takes as long to write

    private readonly string _path, _cache;
    private readonly DecoderWeights _weights;
    private readonly Lazy<BytePairTokenizer> _tokenizer;

    private ShippedModel(string path, string cache, DecoderWeights weights, IReadOnlyDictionary<string, string> notes)
    {
        (_path, _cache, _weights, Notes) = (path, cache, weights, notes);
        _tokenizer = new(ReadTokenizer);
    }

    /// <summary><c>target</c>, <c>draft</c> or <c>small</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(_path);

    public DecoderShape Shape => _weights.Shape;

    /// <summary>Of its file, which names it: everything in it counts.</summary>
    public string Sha256 => Notes[DigestKey];

    /// <summary>What the file says of its model: its run, steps, tokens, and more that stands on its card.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; }

    /// <exception cref="InvalidDataException">The tokenizer is not there, not readable, or not the one that the model was trained
    /// with.</exception>
    public BytePairTokenizer Tokenizer => _tokenizer.Value;

    /// <summary>A model of the course that is at or above the working directory or else this program.</summary>
    /// <exception cref="FileNotFoundException">There is no such model; the message says how to get it.</exception>
    /// <exception cref="SafetensorsException">Its file is damaged; the message says how to mend that.</exception>
    public static ShippedModel Find(string name)
    {
        var root = Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
            ?? throw new FileNotFoundException("there is no course.json at or above the working directory, so no models/ beside it.");
        return Open(Path.Combine(root, "models", $"{name}.safetensors"), Path.Combine(root, "artifacts", "models"));
    }

    /// <summary>The model of a file.</summary>
    /// <param name="path">Of its int8 weights.</param>
    /// <param name="cacheFolder">Where other forms are kept; made when it is missing.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says how to get it.</exception>
    /// <exception cref="SafetensorsException">It is damaged; the message says how to mend that.</exception>
    public static ShippedModel Open(string path, string cacheFolder)
    {
        var (name, file) = (Path.GetFileNameWithoutExtension(path), Path.GetFileName(path));
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"there is no {path}. git checkout -- models/{file} brings it back where the course has it; ./course train {name} and then "
                + $"./course train {name} --ship make it.", path);
        try
        {
            var (weights, notes) = WeightFile.Read(path);
            return weights.Form == WeightForm.Int8
                ? new(path, cacheFolder, weights, notes)
                : throw new SafetensorsException($"{path} has {weights.Form} weights: models are shipped in int8.");
        }
        catch (SafetensorsException wrong)
        {
            throw new SafetensorsException($"{wrong.Message} git checkout -- models/{file} brings it back as it was.", wrong);
        }
    }

    /// <summary>The weights in a form: Int8 as they are shipped, others from the cache, or made and put there.</summary>
    public DecoderWeights Weights(WeightForm form)
    {
        if (form == WeightForm.Int8) return _weights;
        var path = Path.Combine(_cache, $"{Name}.{form.Word()}.safetensors");
        return Cached(path, form) ?? Make(path, form);
    }

    // Missing, damaged, or of another model: it is made anew.
    private DecoderWeights? Cached(string path, WeightForm form)
    {
        try
        {
            if (!File.Exists(path)) return null;
            var (weights, notes) = WeightFile.Read(path);
            return weights.Form == form && notes.GetValueOrDefault(SourceKey) == Notes[DigestKey] ? weights : null;
        }
        catch (Exception wrong) when (wrong is SafetensorsException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A folder that cannot be written costs the making in each process, nothing more.
    private DecoderWeights Make(string path, WeightForm form)
    {
        using var activity = Activity.Begin($"making {form.Word()} weights of {Name}");
        var weights = _weights.In(form);
        try
        {
            Tidy(path);
            WeightFile.Write(path, weights, new Dictionary<string, string> { [SourceKey] = Notes[DigestKey] });
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // Made again by the next process.
        }
        return weights;
    }

    // What a killed process left half-written.
    private static void Tidy(string path)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var draft in folder.EnumerateFiles($"{Path.GetFileName(path)}.*.tmp"))
            if (DateTime.UtcNow - draft.LastWriteTimeUtc > s_abandoned) draft.Delete();
    }

    private BytePairTokenizer ReadTokenizer()
    {
        var path = Path.Combine(Path.GetDirectoryName(_path)!, "tokenizer.json");
        if (!File.Exists(path)) throw new InvalidDataException($"there is no {path}: git checkout -- models brings it back.");
        var tokenizer = TokenizerFile.Load(path);
        return TokenizerFile.Sha256(tokenizer) == Notes.GetValueOrDefault(TokenizerKey)
            ? tokenizer
            : throw new InvalidDataException(
                $"{path} is not the tokenizer that {Name} was trained with: git checkout -- models brings it back.");
    }

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "course.json"))) return at.FullName;
        return null;
    }
}
