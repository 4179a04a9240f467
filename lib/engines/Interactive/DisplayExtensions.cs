using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace System;

/// <summary>What a cell can call on any value without a <c>using</c>.</summary>
public static class DisplayExtensions
{
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        Shown(new(value, FormattedValue.CreateManyFromObject(value, mimeTypes)));

    /// <summary>Shows text that already is of the given MIME type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        Shown(new(value, [new(mimeType, value)]));

    /// <summary>Shows one row per item and one column per property.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T>? value, params string[] mimeTypes) =>
        value is null ? Display(value, mimeTypes) : value.ToTabularDataResource().Display(mimeTypes);

    private static DisplayedValue Shown(DisplayedValue value)
    {
        value.Show();
        return value;
    }
}
