using System.Text.Json;
using System.Text.Json.Nodes;
using Headroom.Safetensors;

namespace Headroom.Inference.Loading;

/// <summary>
/// The tensors of a folder: <c>model.safetensors</c>, or several files that <c>model.safetensors.index.json</c> tells apart.
/// </summary>
internal sealed class Shards : IDisposable
{
    private const string Whole = "model.safetensors", Index = "model.safetensors.index.json";
    private readonly Dictionary<string, SafetensorsFile> _files = [];
    private readonly Dictionary<string, string> _places = []; // the file of a tensor
    private readonly string _folder;

    /// <exception cref="FileNotFoundException">There is neither of both files.</exception>
    /// <exception cref="SafetensorsException">A file is none, or the index names one that is not there or lacks the tensor.</exception>
    public Shards(string folder)
    {
        _folder = folder;
        try
        {
            if (File.Exists(Path.Combine(folder, Index))) ReadIndex(Path.Combine(folder, Index));
            else if (File.Exists(Path.Combine(folder, Whole)))
                foreach (var entry in Open(Whole).Header.Entries) _places[entry.Name] = Whole;
            else throw new FileNotFoundException($"{folder} has neither {Whole} nor {Index}.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public bool Contains(string name) => _places.ContainsKey(name);

    /// <summary>The tensor of a name as FP32; it must have these sizes.</summary>
    /// <exception cref="SafetensorsException">There is none, or it is of another type or other sizes.</exception>
    public float[] Singles(string name, params long[] sizes)
    {
        if (!_places.TryGetValue(name, out var place))
            throw new SafetensorsException($"{_folder} has no tensor \"{name}\"; it has {string.Join(", ", _places.Keys.Take(8))}, ...");
        var (file, expected) = (Open(place), string.Join(", ", sizes));
        return file[name].Shape.SequenceEqual(sizes) ? file.ReadSingles(name)
            : throw new SafetensorsException($"{Path.Combine(_folder, place)}: {file[name]} must be [{expected}] by config.json.");
    }

    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
    }

    private void ReadIndex(string path)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllText(path))?["weight_map"] is not JsonObject map) throw new FormatException(
                "weight_map is missing");
            foreach (var (name, node) in map)
            {
                var file = (string?)node ?? throw new FormatException($"\"{name}\" has no file");
                if (file != Path.GetFileName(file)) throw new FormatException($"\"{name}\" is in {file}, which is no name of a file");
                if (!Open(file).Contains(name)) throw new FormatException($"\"{name}\" is not in {file}");
                _places[name] = file;
            }
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or FileNotFoundException)
        {
            throw new SafetensorsException($"{path}: {wrong.Message}", wrong);
        }
    }

    private SafetensorsFile Open(string file)
    {
        if (!_files.TryGetValue(file, out var open)) _files[file] = open = SafetensorsFile.Open(Path.Combine(_folder, file));
        return open;
    }
}
