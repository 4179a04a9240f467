using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Headroom.Counting;

/// <summary>Collections, numbers, text and time. Each method is an idiom.</summary>
public static class Data
{
    public static List<int> CollectionExpressions(int[] some) => [1, .. some, 2];

    public static int[] EmptyAndSpread(IEnumerable<int> some) => [.. some, .. Array.Empty<int>()];

    public static ReadOnlySpan<int> ConstantSpans() => [3, 1, 2];

    public static double Linq(double[] x) => x.Where(v => v > 0).Select((v, i) => v * i).OrderByDescending(v => v).ThenBy(v => -v)
        .Zip(x, (a, b) => a + b).Chunk(4).SelectMany(c => c).DefaultIfEmpty().Aggregate(0.0, (a, b) => a + b);

    public static Counted[] CountedNumbers(Counted[] x, Counted scale)
    {
        Counted max = float.NegativeInfinity, total = 0;
        foreach (var value in x) (max, total) = (Counted.Max(max, value), total + Counted.Exp(-value));
        return [.. x.Select(value => scale * (value - max) / total), 0, .. Enumerable.Repeat<Counted>(1, 2), .. new Counted[3]];
    }

    public static Dictionary<string, int> Grouping(IEnumerable<string> words) =>
        words.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    public static IEnumerable<int> QueryExpressions(int n) =>
        from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, i) where (i + j) % 2 == 0 let sum = i + j orderby sum select sum;

    public static int Collections()
    {
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(1, 2);
        var (set, sorted) = (new HashSet<int> { 1 }, new SortedDictionary<int, int>());
        var (linked, stack) = (new LinkedList<int>(), new Stack<int>());
        var shared = new ConcurrentDictionary<int, int>();
        shared.AddOrUpdate(1, 1, (_, old) => old + 1);
        var bag = new ConcurrentBag<int> { 2 };
        ImmutableArray<int> fixedOnes = [1, 2];
        return queue.Dequeue() + set.Count + sorted.Count + linked.Count + stack.Count + bag.Count + fixedOnes.Length
            + new[] { 1 }.ToFrozenSet().Count + new BitArrayLike(3).Count;
    }

    public static int DictionaryDefaults(Dictionary<int, int> d) => d.TryGetValue(1, out var v) ? v : d.GetValueOrDefault(2, 3);

    public static void SpanSorting(Span<float> x)
    {
        x.Sort((a, b) => b.CompareTo(a));
        x.Reverse();
        if (x.BinarySearch(1f) < 0 && x.IndexOf(2f) >= 0 && x.ContainsAny(1f, 2f)) x.Fill(0);
    }

    public static int[] ArrayMethods(int[] x)
    {
        Array.Sort(x, Comparer<int>.Create((a, b) => b - a));
        Array.Resize(ref x, 8);
        var copy = (int[])x.Clone();
        Array.Copy(x, copy, x.Length);
        Buffer.BlockCopy(x, 0, copy, 0, 4);
        return Array.ConvertAll(copy, v => v + 1);
    }

    public static double MultiDimensional()
    {
        double[,] a = { { 1, 2 }, { 3, 4 } };
        double[][] jagged = [[1], [2, 3]];
        return a[1, 1] + a.GetLength(0) + jagged[1][0];
    }

    public static float Pools(int n)
    {
        var rented = ArrayPool<float>.Shared.Rent(n);
        try { return rented.AsSpan(0, n).Length; }
        finally { ArrayPool<float>.Shared.Return(rented, clearArray: true); }
    }

    public static double Maths(double x) => Math.Clamp(Math.Round(Math.Exp(-x) * Math.Log2(x), 3, MidpointRounding.ToEven), -1, Math.PI)
        + MathF.Sqrt((float)x) + Math.ScaleB(x, 2) + Math.FusedMultiplyAdd(x, x, 1) + double.Epsilon + Math.BigMul(3, 4);

    public static int BitTricks(uint x, float f) => System.Numerics.BitOperations.PopCount(x)
        + System.Numerics.BitOperations.LeadingZeroCount(x) + BitConverter.SingleToInt32Bits(f) + (int)(x >>> 3)
        + (int)System.Numerics.BitOperations.RotateLeft(x, 3) + BitConverter.ToInt32([1, 2, 3, 4]);

    public static byte[] Hashes(ReadOnlySpan<byte> x) => System.Security.Cryptography.SHA256.HashData(x);

    public static string SpansOfText(int n) =>
        string.Create(n, 'x', (span, c) => span.Fill(c)) + $"{n:N0}"[..1] + string.Join('|', "a b".Split());

    public static Half SmallFloats(float x) => (Half)x;

    public static Int128 WideInts(long a, long b) => (Int128)a * b;

    public static System.Numerics.BigInteger BigNumbers(int n) => System.Numerics.BigInteger.Pow(2, n);

    public static double Randomness(int seed)
    {
        var random = new Random(seed);
        random.Shuffle(new[] { 1, 2, 3 });
        return random.NextDouble() + Random.Shared.Next(10);
    }

    public static string Building(int n)
    {
        var text = new StringBuilder();
        text.Append(n).AppendLine(CultureInfo.InvariantCulture, $"{n:x}").Append('x', 3).AppendJoin(", ", [1, 2]).Insert(0, "a");
        return text.ToString().Replace("a", "b", StringComparison.Ordinal).PadLeft(10).ToUpperInvariant();
    }

    public static string TextOfBytes(string text) =>
        Convert.ToHexString(Encoding.UTF8.GetBytes(text)) + Encoding.ASCII.GetString("raw"u8) + string.Concat(text.EnumerateRunes());

    public static bool Parsing(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        && double.Parse(text, CultureInfo.InvariantCulture) > 0 && text.AsSpan().Trim().StartsWith("1");

    public static int Expressions(string text) => Regex.Matches(text, @"\d+").Count;

    public static double Measuring(Action body)
    {
        var (clock, begin) = (Stopwatch.StartNew(), Stopwatch.GetTimestamp());
        body();
        return clock.Elapsed.TotalSeconds + Stopwatch.GetElapsedTime(begin).TotalMilliseconds + Environment.TickCount64;
    }

    public static string Time() =>
        (DateTime.UtcNow - DateTime.UnixEpoch + TimeSpan.FromHours(1)).ToString("c", CultureInfo.InvariantCulture)
        + DateTimeOffset.UtcNow.Year + new DateOnly(2025, 1, 2) + TimeOnly.MinValue + DayOfWeek.Monday;

    public static void Printing(double x)
    {
        Console.WriteLine($"x is {x}");
        Console.Write("{0} {1}", x, Environment.NewLine);
        Console.Error.WriteLine(x);
        Console.Out.Flush();
    }

    public static string Writers()
    {
        using var text = new StringWriter();
        text.Write(3.5f);
        using var reader = new StringReader(text.ToString());
        using var bytes = new MemoryStream();
        using (var binary = new BinaryWriter(bytes)) binary.Write(1f);
        return reader.ReadLine() + bytes.ToArray().Length;
    }

    public static int LazyValues() => new Lazy<int>(() => 3).Value + new WeakReference<object>(new()).GetHashCode();

    public static string TypeNames<T>(T x) =>
        $"{typeof(T).Name} {typeof(T) == typeof(int)} {x?.GetType().FullName} {nameof(T)} {default(T)}";

    public static long Memory() =>
        GC.GetAllocatedBytesForCurrentThread() + GC.GetTotalMemory(false) + GC.AllocateUninitializedArray<byte>(8).Length;

    private sealed class BitArrayLike(int n) : IReadOnlyCollection<bool>
    {
        private readonly System.Collections.BitArray _bits = new(n);

        public int Count => _bits.Count;

        public IEnumerator<bool> GetEnumerator() => _bits.Cast<bool>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
