using System.Reflection;

namespace Headroom.Simulator.Code;

/// <summary>What a kernel does to the buffers behind its parameters, as far as its code tells.</summary>
/// <param name="ChangesOthers">Whether it also changes something of which that is not known.</param>
/// <param name="Changed">Through which it changes buffers.</param>
/// <param name="OnlyRead">Those through which it reads and changes nothing; none if it changes others.</param>
internal sealed record ParameterUse(bool ChangesOthers, ParameterPart[] Changed, ParameterPart[] OnlyRead);

/// <summary>A parameter, or a view in one.</summary>
/// <param name="Number">Of the parameter.</param>
/// <param name="Field">Of a struct the field that holds the view; null for all that is in the parameter.</param>
internal readonly record struct ParameterPart(int Number, FieldInfo? Field)
{
    /// <summary>Of the parameter's argument.</summary>
    public object? In(object?[] arguments) => Field is null ? arguments[Number] : Field.GetValue(arguments[Number]);

    public override string ToString() => Field is null ? $"{Number}" : $"{Number}.{FieldNames.Of(Field)}";
}
