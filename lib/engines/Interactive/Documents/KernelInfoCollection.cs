using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>Kernels by name and alias, each of which is unique.</summary>
public class KernelInfoCollection : ICollection<KernelInfo>
{
    private readonly List<KernelInfo> _infos = [];
    private readonly Dictionary<string, KernelInfo> _byName = [];

    public int Count => _infos.Count;

    public bool IsReadOnly => false;

    /// <summary>The only kernel when there is one and nothing was set.</summary>
    public string? DefaultKernelName
    {
        get => field ?? (_infos is [var only] ? only.Name : null);
        set;
    }

    public void Add(KernelInfo kernelInfo)
    {
        ArgumentNullException.ThrowIfNull(kernelInfo);
        string[] names = [.. kernelInfo.Aliases.Append(kernelInfo.Name).Distinct()];
        if (names.FirstOrDefault(_byName.ContainsKey) is { } taken)
            throw new ArgumentException($"A {nameof(KernelInfo)} with name or alias '{taken}' is already present in the collection.", nameof(kernelInfo));
        foreach (var name in names) _byName[name] = kernelInfo;
        _infos.Add(kernelInfo);
    }

    public void AddRange(IEnumerable<KernelInfo> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        foreach (var info in collection) Add(info);
    }

    public bool Contains(string nameOrAlias) => _byName.ContainsKey(nameOrAlias);

    public bool Contains(KernelInfo kernelInfo) => _infos.Contains(kernelInfo);

    public KernelInfoCollection Clone()
    {
        var clone = new KernelInfoCollection { DefaultKernelName = DefaultKernelName };
        clone.AddRange(this);
        return clone;
    }

    public bool Remove(KernelInfo item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!_infos.Remove(item)) return false;
        foreach (var name in item.Aliases.Append(item.Name)) _byName.Remove(name);
        return true;
    }

    public void Clear()
    {
        _infos.Clear();
        _byName.Clear();
    }

    public void CopyTo(KernelInfo[] array, int arrayIndex) => _infos.CopyTo(array, arrayIndex);

    public IEnumerator<KernelInfo> GetEnumerator() => _infos.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool TryGetByAlias(string alias, [NotNullWhen(true)] out KernelInfo? info) => _byName.TryGetValue(alias, out info);

    // A kernel known already learns what is new; an alias that is taken is left out, not worth refusing a document.
    internal void Merge(IEnumerable<KernelInfo> others)
    {
        foreach (var other in others)
        {
            var known = _infos.Find(info => info.Name == other.Name);
            if (known is null && Contains(other.Name)) continue;
            if (known is not null) Remove(known);
            string[] aliases = [.. (known?.Aliases ?? []).Concat(other.Aliases.Where(alias => !Contains(alias))).Distinct()];
            Add(new(other.Name, known?.LanguageName ?? other.LanguageName, aliases));
        }
    }
}
