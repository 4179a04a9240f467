using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

/// <summary>What C# itself writes references for. Each method is an idiom.</summary>
public static class Language
{
    public static T NewOfT<T>() where T : new() => new();

    public static string Interpolation(double x, int n) => $"{x,10:0.00} of {n} {(x > n) switch { true => "more", _ => "fewer" }}";

    public static string InvariantInterpolation(double x) => string.Create(CultureInfo.InvariantCulture, $"{x:R}");

    public static FormattableString Formattable(int n) => $"{n}";

    public static int SwitchOnStrings(string name) => name switch
    {
        "fp32" => 4, "bf16" => 2, "fp16" => 2, "int8" => 1, "int4" => 0, "fp8" => 1, "fp4" => 0, "tf32" => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such type"),
    };

    public static int SwitchWithoutDefault(bool? b) => b switch { true => 1, false => 0, null => -1 };

    public static string Patterns(object x) => x switch
    {
        int n and > 0 => $"positive {n}",
        int => "int",
        double { } d when double.IsNaN(d) => "nan",
        string { Length: > 3 } s => s[..3],
        int[] and [var first, .., var last] => $"{first} to {last}",
        (int a, int b) => $"{a + b}",
        null => "null",
        var other => other.GetType().Name,
    };

    public static int CheckedArithmetic(int a, int b)
    {
        try { return checked(a * b); }
        catch (OverflowException) { return int.MaxValue; }
    }

    public static int? NullableValues(int? a, int? b) => a + b ?? a?.CompareTo(b ?? 0);

    public static int LocalFunctions(int n)
    {
        return Fibonacci(n);
        static int Fibonacci(int i) => i < 2 ? i : Fibonacci(i - 1) + Fibonacci(i - 2);
    }

    public static Func<int, int> Closures(int step)
    {
        var total = 0;
        return x => total += step * x;
    }

    public static int CustomDelegates(int x)
    {
        Twice twice = value => 2 * value;
        twice += value => 3 * value;
        return twice(x);
    }

    public static IEnumerable<int> Iterators(int n)
    {
        for (var i = 0; i < n; i++) yield return i * i;
    }

    public static async IAsyncEnumerable<int> AsyncIterators([EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(1, stop);
            yield return i;
        }
    }

    public static async Task<int> AsyncWithFinally(SemaphoreSlim gate)
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try { return await Task.FromResult(1); }
        catch (InvalidOperationException e) when (e.Message.Length > 0) { await Task.Yield(); throw; }
        finally { gate.Release(); await Task.CompletedTask; }
    }

    public static async ValueTask<int> AwaitForeach()
    {
        var sum = 0;
        await foreach (var i in AsyncIterators()) sum += i;
        await using var done = new Disposing();
        return sum;
    }

    public static int Tuples((int A, int B) pair)
    {
        var (a, b) = pair;
        (a, b) = (b, a);
        return pair == (a, b) ? a : pair.CompareTo((a, b));
    }

    public static string Exceptions(Action body)
    {
        try { body(); return ""; }
        catch (AggregateException all) when (all.InnerExceptions.Count > 1) { return all.Flatten().Message; }
        catch (Exception e) { return $"{e.GetType().Name}: {e.Message} {e.StackTrace} {e.InnerException?.ToString()}"; }
    }

    public static void Guards([NotNull] string? text, int n)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (n == 1) throw new Impossible("one") { Value = n };
        if (n == 2) throw new System.Diagnostics.UnreachableException();
    }

    public static string EnumsWithNames(Color color) => color.HasFlag(Color.Red) && Enum.IsDefined(color)
        ? color.ToString() : string.Join(',', Enum.GetNames<Color>().Concat(Enum.GetValues<Color>().Select(c => c.ToString())));

    public static int Events()
    {
        var source = new Source();
        var count = 0;
        source.Changed += (_, _) => count++;
        source.Raise();
        return count;
    }

    public static nint Pointers(float[] x)
    {
        unsafe
        {
            fixed (float* p = x)
            {
                var at = stackalloc int[4];
                for (var i = 0; i < 4; i++) at[i] = (int)p[i % x.Length];
                return at[0] + sizeof(Pair);
            }
        }
    }

    [Flags]
    public enum Color { None, Red, Green = 2, Blue = 4 }

    public delegate int Twice(int value);

    public readonly record struct Pair(int A, float B);

    public sealed class Impossible(string message) : Exception(message)
    {
        public int Value { get; init; }
    }

    public sealed class Source
    {
        public event EventHandler? Changed;

        public void Raise() => Changed?.Invoke(this, EventArgs.Empty);
    }

    public sealed class Disposing : IAsyncDisposable, IDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public void Dispose() => GC.SuppressFinalize(this);
    }
}
