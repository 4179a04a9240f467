using System.Reflection;

namespace Headroom.Simulator.Reading;

/// <summary>What a field is called in the source.</summary>
internal static class FieldNames
{
    /// <summary>A property's name, where the field is behind one.</summary>
    public static string Of(FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.IndexOf('>', StringComparison.Ordinal) is > 0 and var end
            ? field.Name[1..end]
            : field.Name;
}
