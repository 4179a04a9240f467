using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

public sealed partial class Layout
{
    /// <summary>Merges the second layout into the first, which is changed; sequences are appended instead of replaced.</summary>
    internal static Layout Combine(Layout first, Layout second)
    {
        var annotations = Joined<Annotation>(first, second, "annotations");
        var shapes = Joined<Shape>(first, second, "shapes");
        first.Merge(second);
        if (annotations is not null) first.SetValue("annotations", annotations);
        if (shapes is not null) first.SetValue("shapes", shapes);
        return first;
    }

    private static IEnumerable<T>? Joined<T>(Layout first, Layout second, string name)
    {
        var mine = first.Find<IEnumerable<T>>(name);
        var others = second.Find<IEnumerable<T>>(name);
        return mine is null ? others : others is null ? mine : [.. mine, .. others];
    }
}
