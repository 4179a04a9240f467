using static TorchSharp.torch;

namespace Headroom.Training.Mixers;

/// <summary>What a layer keeps of the tokens so far, where they come one at a time: of some sequences side by side.</summary>
internal sealed class MixerMemory : IDisposable
{
    private readonly Dictionary<string, Tensor> _kept = [];

    /// <summary>Numbers kept of one sequence.</summary>
    public long Numbers => _kept.Values.Sum(tensor => tensor.numel() / tensor.shape[0]);

    /// <summary>What is kept under a name; null at first.</summary>
    public Tensor? this[string name] => _kept.GetValueOrDefault(name);

    /// <summary>Keeps it in place of what was there.</summary>
    public Tensor Keep(string name, Tensor value)
    {
        value.DetachFromDisposeScope();
        if (_kept.TryGetValue(name, out var before)) before.Dispose();
        return _kept[name] = value;
    }

    public void Dispose()
    {
        foreach (var tensor in _kept.Values) tensor.Dispose();
    }
}
