using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

/// <summary>Kinds of types and of members. Each method is an idiom.</summary>
public static class Kinds
{
    private static readonly Dictionary<string, double> s_table;

    static Kinds() => s_table = new() { ["a"] = 1, ["b"] = 2 };

    [ModuleInitializer]
    internal static void Prepare() => s_table["c"] = 3;

    public static string Records()
    {
        var shape = new Shape(2, 3) { Name = "x" };
        return $"{shape with { Rows = 4 }} {shape == new Shape(2, 3)} {shape.GetHashCode()} {new Cube(1, 2, 3)}";
    }

    public static int RequiredMembers() => new Options { Threads = 4 }.Threads;

    public static float InlineArrays()
    {
        var row = new Eight();
        for (var i = 0; i < 8; i++) row[i] = i;
        Span<float> all = row;
        return all[..4].ToArray().Sum() + row[^1];
    }

    public static float Indexers() => new Grid2D(2, 2) { [0, 1] = 3 }[0, 1];

    public static Complexish Operators(Complexish a, Complexish b) => (a + b) * -a;

    public static T GenericMath<T>(ReadOnlySpan<T> x) where T : INumber<T>
    {
        var sum = T.Zero;
        foreach (var value in x) sum += value * T.CreateChecked(2);
        return T.Max(sum, T.One);
    }

    public static int StaticAbstract<T>() where T : IHasWidth => T.Width;

    public static float ExplicitLayout(int bits) => new Bits { Whole = bits }.Real;

    public static int Interfaces(IEnumerable<IComparable<int>> all) => all.Count(one => one.CompareTo(3) > 0);

    public static int ParamsSpans() => Sum(1, 2, 3) + Sum();

    public static int Extensions() => "words of a line".Words();

    public static int Fields() => new Lazily().Value + Interlocked.Increment(ref Lazily.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static int Attributes([CallerMemberName] string caller = "", [CallerLineNumber] int line = 0) => caller.Length + line;

    public static ref float RefReturns(float[] x, int i) => ref x[i];

    [Conditional("TRACE")]
    public static void Assertions(int n) => Debug.Assert(n > 0, $"n is {n}");

    public static unsafe int Unmanaged<T>(T value) where T : unmanaged => sizeof(T) + value.GetHashCode();

    public static string AnonymousTypes(int n) => new { n, Half = n / 2 } is { Half: > 1 } some ? some.ToString()! : "";

    public static IReadOnlyList<int> ReadOnlyLists(ReadOnlySpan<int> some) => [1, .. some];

    public static IEnumerable<string> Sequences() => ["a", "b"];

    public static unsafe int FixedBuffers() => new Four { Last = 1 }.Last + sizeof(Four);

    public static decimal Constants(decimal step = 0.5m, in int start = 2) => step * start;

    public static void RefReadonly(ref readonly int from, out int to, scoped ref int both) => to = from + both;

    public static bool Machine() => System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == Architecture.X64
        || OperatingSystem.IsMacOS();

    public static async void Fire() => await Task.Yield();

    public static int Goto(int n)
    {
    again:
        n -= 2;
        if (n > 0) goto again;
        return n switch { < 0 => -1, 0 => 0, _ => 1 };
    }

    public static void Deferred(int n) { _ = n is var m && m > 0 ? new Volatiles { Flag = true } : null; }

    private static int Sum(params ReadOnlySpan<int> values)
    {
        var sum = 0;
        foreach (var value in values) sum += value;
        return sum;
    }

    public record Shape(int Rows, int Columns)
    {
        public string? Name { get; init; }
    }

    public sealed record Cube(int Rows, int Columns, int Depth) : Shape(Rows, Columns);

    public sealed class Options
    {
        public required int Threads { get; init; }
    }

    public unsafe struct Four
    {
        public fixed int All[4];
        public int Last;
    }

    public sealed class Volatiles
    {
        public volatile bool Flag;

        ~Volatiles() => Flag = false;
    }

    [InlineArray(8)]
    public struct Eight
    {
        private float _first;
    }

    public sealed class Grid2D(int rows, int columns)
    {
        private readonly float[,] _cells = new float[rows, columns];

        public float this[int row, int column]
        {
            get => _cells[row, column];
            set => _cells[row, column] = value;
        }
    }

    public readonly struct Complexish(double re, double im) : IEquatable<Complexish>
    {
        public double Re { get; } = re;

        public double Im { get; } = im;

        public static Complexish operator +(Complexish a, Complexish b) => new(a.Re + b.Re, a.Im + b.Im);

        public static Complexish operator *(Complexish a, Complexish b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

        public static Complexish operator -(Complexish a) => new(-a.Re, -a.Im);

        public static implicit operator Complexish(double re) => new(re, 0);

        public bool Equals(Complexish other) => Re == other.Re && Im == other.Im;

        public override bool Equals([NotNullWhen(true)] object? obj) => obj is Complexish other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(Re, Im);
    }

    public interface IHasWidth
    {
        static abstract int Width { get; }
    }

    [StructLayout(LayoutKind.Explicit)]
    public struct Bits
    {
        [FieldOffset(0)] public int Whole;
        [FieldOffset(0)] public float Real;
    }

    [DebuggerDisplay("{Value}")]
    public sealed class Lazily
    {
        public static int Count;

        [ThreadStatic] private static int s_mine;

        public int Value
        {
            get => field == 0 ? field = ++s_mine : field;
        }
    }

    private static int Words(this string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
