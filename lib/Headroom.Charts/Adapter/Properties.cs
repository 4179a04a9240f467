namespace Headroom.Charts.Adapter;

/// <summary>
/// Plotly.NET's objects are bags of plotly.js attributes. Its F# methods to fill them hide their optional parameters from C#, so
/// attributes go in by name.
/// </summary>
internal static class Properties
{
    /// <summary>Sets an attribute under plotly.js's own name; null leaves it out.</summary>
    public static T With<T>(this T part, string attribute, object? value) where T : global::DynamicObj.DynamicObj
    {
        if (value is not null) part.SetProperty(attribute, value);
        return part;
    }
}
