using System.Reflection;
using Engines.PlotlyNet.Tests.Catalogue;
using Plotly.NET;

namespace Engines.PlotlyNet.Tests;

/// <summary>Makes a value for any parameter of the public surface.</summary>
internal static class Arguments
{
    public static MethodInfo Closed(MethodInfo method) => method.IsGenericMethodDefinition
        ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(double))])
        : method;

    /// <summary>Both kinds of option are none by default.</summary>
    public static object? Absent(ParameterInfo parameter) =>
        parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;

    public static object For(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (!parameter.IsOptional) return Value(type);
        // False where the default is true, true elsewhere; the second axis or legend where the default is the first.
        object value = parameter.Name switch
        {
            "UseDefaults" or "Append" => false,
            "Id" when parameter.Member.Name.StartsWith("WithX", StringComparison.Ordinal) => StyleParam.SubPlotId.NewXAxis(2),
            "Id" => StyleParam.SubPlotId.NewYAxis(2),
            "Pattern" when type.GenericTypeArguments[0] == typeof(StyleParam.LayoutGridPattern) => StyleParam.LayoutGridPattern.Coupled,
            "RowOrder" => StyleParam.LayoutGridRowOrder.BottomToTop,
            _ => Value(type.GenericTypeArguments[0]),
        };
        return type.GetConstructors().Single(c => c.GetParameters().Length > 0).Invoke(type.IsValueType ? [value, true] : [value]);
    }

    private static object Value(Type type)
    {
        if (type == typeof(double)) return 0.5;
        if (type == typeof(int)) return 2;
        if (type == typeof(bool)) return true;
        if (type == typeof(string)) return "text";
        if (type == typeof(IConvertible)) return 0.5;
        if (type == typeof(Color)) return Samples.Blue;
        if (type == typeof(GenericChart)) return Samples.Plain().WithAnnotation(Samples.Note("n")).WithShape(Samples.Rule(1));
        if (type.IsSubclassOf(typeof(StyleParam.Case))) return Case(type);
        if (type == typeof(DynamicObj.DynamicObj) || type.IsSubclassOf(typeof(DynamicObj.DynamicObj))) return WithContent(type);
        if (type.IsArray) return Items(type.GetElementType()!);
        if (type.GetGenericTypeDefinition() == typeof(Tuple<,>)) return Activator.CreateInstance(type, [.. type.GenericTypeArguments.Select(Value)])!;
        return Items(type.GenericTypeArguments[0]);
    }

    /// <summary>A blank object may be what a method starts from anyway; one with a property is seen.</summary>
    private static DynamicObj.DynamicObj WithContent(Type type)
    {
        var made = (DynamicObj.DynamicObj)Activator.CreateInstance(type)!;
        made.SetValue("content", type.Name);
        return made;
    }

    private static Array Items(Type type)
    {
        var items = Array.CreateInstance(type, 2);
        for (var i = 0; i < 2; i++) items.SetValue(Value(type), i);
        return items;
    }

    private static object Case(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Static).FirstOrDefault()?.GetValue(null)
        ?? (type == typeof(StyleParam.Range) ? StyleParam.Range.NewMinMax(1, 2) : StyleParam.SubPlotId.NewXAxis(2));
}
