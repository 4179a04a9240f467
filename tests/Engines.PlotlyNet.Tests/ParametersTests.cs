using System.Reflection;
using Plotly.NET;

namespace Engines.PlotlyNet.Tests;

/// <summary>No parameter is accepted and ignored: leaving one out, from all or from none, must show in the JSON.</summary>
public sealed class ParametersTests
{
    private static readonly Type[] charts = [typeof(Plotly.NET.CSharp.Chart)];
    private static readonly Type[] fluent = [typeof(Plotly.NET.GenericChartExtensions), typeof(Plotly.NET.CSharp.GenericChartExtensions)];

    public static TheoryData<string> Inits => [.. typeof(Font).Assembly.GetExportedTypes()
        .Where(type => type.GetMethod("init") is not null && type != typeof(DisplayOptions) && type != typeof(Template)).Select(type => type.FullName!)];

    public static TheoryData<string, string> Methods
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var method in charts.Concat(fluent).SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)))
                if (method.ReturnType == typeof(GenericChart) && method.GetParameters().Any(p => p.IsOptional)) data.Add(method.DeclaringType!.FullName!, method.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Inits))]
    public void Every_parameter_of_an_init_reaches_the_json(string type) =>
        AssertAllCount(typeof(Font).Assembly.GetType(type)!.GetMethod("init")!, result => Written.Json((DynamicObj.DynamicObj)result));

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_parameter_of_a_chart_method_reaches_the_json(string type, string name) =>
        AssertAllCount(MethodOf(type, name), result => GenericChart.toJson((GenericChart)result));

    private static MethodInfo MethodOf(string type, string name) => typeof(Font).Assembly.GetType(type)!.GetMethods().Single(method =>
        method.Name == name && method.GetParameters().Any(p => p.IsOptional));

    private static void AssertAllCount(MethodInfo method, Func<object, string> json)
    {
        method = Arguments.Closed(method);
        var ignored = method.GetParameters().Where(p => p.IsOptional).Where(parameter =>
            Json(p => p == parameter) == Json(_ => false) && Json(_ => true) == Json(p => p != parameter));

        Assert.Empty(ignored.Select(parameter => parameter.Name));

        string Json(Func<ParameterInfo, bool> isGiven) =>
            json(method.Invoke(null, [.. method.GetParameters().Select(p => !p.IsOptional || isGiven(p) ? Arguments.For(p) : Arguments.Absent(p))])!);
    }
}
