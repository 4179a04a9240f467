using System.Reflection;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>XMath's real functions in kernels against System.Math in double precision.</summary>
public sealed class XMathReferenceTests
{
    private static readonly Dictionary<string, Func<double, double>> s_unary = new()
    {
        ["Abs"] = Math.Abs, ["Floor"] = Math.Floor, ["Ceiling"] = Math.Ceiling, ["Truncate"] = Math.Truncate, ["Round"] = Math.Round,
        ["RoundToEven"] = Math.Round,
        ["RoundAwayFromZero"] = x =>
            Math.Round(x, MidpointRounding.AwayFromZero), ["Sqrt"] = Math.Sqrt, ["Rsqrt"] = x => 1 / Math.Sqrt(x), ["Rcp"] = x => 1 / x,
        ["Exp"] = Math.Exp, ["Exp2"] = x => Math.Pow(2, x), ["Log"] = Math.Log, ["Log2"] = Math.Log2, ["Log10"] = Math.Log10,
        ["Sin"] = Math.Sin, ["Cos"] = Math.Cos, ["Tan"] = Math.Tan, ["Asin"] = Math.Asin, ["Acos"] = Math.Acos, ["Atan"] = Math.Atan,
        ["Sinh"] = Math.Sinh, ["Cosh"] = Math.Cosh, ["Tanh"] = Math.Tanh, ["DegToRad"] = x =>
            x * (Math.PI / 180), ["RadToDeg"] = x => x * (180 / Math.PI),
        ["Sign"] = x =>
            double.IsNaN(x) ? 0 : Math.Sign(x), ["IsNaN"] = x =>
            double.IsNaN(x) ? 1 : 0, ["IsInfinity"] = x => double.IsInfinity(x) ? 1 : 0, ["IsFinite"] = x => double.IsFinite(x) ? 1 : 0,
    };

    private static readonly Dictionary<string, Func<double, double, double>> s_binary = new()
    {
        ["Pow"] = Math.Pow, ["Atan2"] = Math.Atan2, ["Rem"] = (x, y) =>
            x % y, ["IEEERemainder"] = Math.IEEERemainder, ["Log"] = Math.Log, ["Min"] = Math.Min, ["Max"] = Math.Max,
    };

    public static TheoryData<string, bool> Functions
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var function in Reals())
                data.Add(PackageFunctions.NameOf(function), function.GetParameters()[0].ParameterType == typeof(float));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_real_function_in_a_kernel_meets_the_function_in_double(string name, bool isFloat)
    {
        var function = Reals().Single(f => PackageFunctions.NameOf(f) == name);
        using var device = new MeteredGpu();
        var type = isFloat ? typeof(float) : typeof(double);
        var rows = Samples.Rows([.. function.GetParameters().Select(_ => type)]);

        var got = FunctionRun.On(device.Accelerator, FunctionKernel.Around([function])[0], function, rows);

        for (var i = 0; i < rows.Count; i++)
        {
            double[] x = [.. rows[i].Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture))];
            var expected = x.Length == 1 ? s_unary[function.Name](x[0]) : s_binary[function.Name](x[0], x[1]);
            var value = Convert.ToDouble(got[i][0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(IsClose(isFloat ? (float)expected : expected, value, isFloat),
                $"{name} of {string.Join(", ", x)} gives {value:R}, not {expected:R}");
        }
    }

    [Fact]
    public void All_real_functions_of_one_and_two_numbers_have_a_reference()
    {
        var missing = RealOverloads().Where(f => !HasReference(f)).Select(PackageFunctions.NameOf);
        Assert.Empty(missing);
    }

    // 4 units in the last place of a float, for it computes in float what the reference does in double; 1e-14 of a double.
    private static bool IsClose(double expected, double got, bool isFloat) =>
        expected.Equals(got) || expected == got
            || Math.Abs(expected - got) <= Math.Max(Math.Abs(expected) * (isFloat ? 4.8e-7 : 1e-14), isFloat ? 1e-44 : 1e-300);

    private static IEnumerable<MethodInfo> Reals() => RealOverloads().Where(HasReference);

    private static bool HasReference(MethodInfo function) =>
        function.GetParameters().Length == 1 ? s_unary.ContainsKey(function.Name) : s_binary.ContainsKey(function.Name);

    private static IEnumerable<MethodInfo> RealOverloads() =>
        typeof(XMath).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m.GetParameters() is { Length: 1 or 2 } parameters
            && parameters.All(p => p.ParameterType == parameters[0].ParameterType)
            && (parameters[0].ParameterType == typeof(float) || parameters[0].ParameterType == typeof(double)));
}
