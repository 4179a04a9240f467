using Microsoft.FSharp.Core;
using Plotly.NET;
using Plotly.NET.CSharp;

namespace DynamicObj;

/// <summary>Optional parameters become properties; absent ones do nothing. Each method returns its target, for chains.</summary>
internal static class Setting
{
    public static T With<T>(this T target, string name, object value) where T : DynamicObj
    {
        target.SetValue(name, value is StyleParam.Case styled ? styled.Convert() : value);
        return target;
    }

    public static T Set<T, V>(this T target, string name, FSharpOption<V>? value) where T : DynamicObj =>
        value is null ? target : target.With(name, value.Value!);

    public static T Set<T, V>(this T target, string name, Optional<V> value) where T : DynamicObj =>
        value.IsSome ? target.With(name, value.Value!) : target;

    public static FSharpOption<W>? Map<V, W>(this FSharpOption<V>? value, Func<V, W> map) => value is null ? null : new(map(value.Value));

    /// <summary>One value for all points, or one per point; the latter wins.</summary>
    public static T Set<T, V, W>(this T target, string name, FSharpOption<V>? single, FSharpOption<W>? multi) where T : DynamicObj =>
        multi is null ? target.Set(name, single) : target.Set(name, multi);

    /// <inheritdoc cref="Set{T, V, W}(T, string, FSharpOption{V}?, FSharpOption{W}?)"/>
    public static T Set<T, V, W>(this T target, string name, Optional<V> single, Optional<W> multi) where T : DynamicObj =>
        multi.IsSome ? target.Set(name, multi) : target.Set(name, single);

    /// <summary>Takes over the properties of <paramref name="changes"/>, replacing whole objects rather than merging them.</summary>
    public static T Restyle<T>(this T target, T changes) where T : DynamicObj
    {
        changes.CopyDynamicPropertiesTo(target);
        return target;
    }

    /// <summary>Merges into a property, which is made if it is absent.</summary>
    public static void Merge<T>(this DynamicObj target, string name, T changes) where T : DynamicObj, new() =>
        target.SetValue(name, (target.Find<T>(name) ?? new T()).Merged(changes));

    public static T Merged<T>(this T target, T second) where T : DynamicObj
    {
        target.Merge(second);
        return target;
    }

    public static T? Find<T>(this DynamicObj source, string name) where T : class => source.TryGet<T>(name, out var value) ? value : null;
}
