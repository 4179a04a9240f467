using System.Diagnostics.CodeAnalysis;

namespace DynamicObj;

/// <summary>An object whose properties are added by name and keep the order they came in, as plotly.js objects do.</summary>
public class DynamicObj
{
    private readonly OrderedDictionary<string, object?> properties = [];

    /// <summary>Sets a property; one that exists keeps its place.</summary>
    public void SetValue(string name, object? value) => properties[name] = value;

    /// <summary>Takes a property away; true if it was there.</summary>
    public bool Remove(string name) => properties.Remove(name);

    /// <summary>Copies every property to another object, value by value and not deeply.</summary>
    public void CopyDynamicPropertiesTo(DynamicObj target)
    {
        foreach (var (name, value) in properties) target.SetValue(name, value);
    }

    internal IEnumerable<KeyValuePair<string, object?>> Properties => properties;

    internal bool TryGet<T>(string name, [NotNullWhen(true)] out T? value)
    {
        if (properties.TryGetValue(name, out var found) && found is T typed)
        {
            value = typed;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Merges <paramref name="second"/> into this object, going into objects that both hold. This object is changed; others are shared.</summary>
    internal void Merge(DynamicObj second)
    {
        foreach (var (name, value) in second.Properties.ToArray())
            if (value is DynamicObj inner && TryGet<DynamicObj>(name, out var mine)) mine.Merge(inner);
            else SetValue(name, value);
    }
}
