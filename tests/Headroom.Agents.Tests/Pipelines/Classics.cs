namespace Headroom.Agents.Tests.Pipelines;

/// <summary>A small repository of old algorithms, as textbooks have them: it compiles, and so must every edit of it.</summary>
internal static class Classics
{
    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
    [
        ("numbers/Divisors.cs", """
            using System;
            using System.Collections.Generic;

            namespace Classics.Numbers;

            public static class Divisors
            {
                public static int Greatest(int a, int b)
                {
                    while (b != 0)
                    {
                        var rest = a % b;
                        a = b;
                        b = rest;
                    }
                    return Math.Abs(a);
                }

                public static List<int> Primes(int limit)
                {
                    var sieve = new bool[limit + 1];
                    var primes = new List<int>();
                    for (var i = 2; i <= limit; i++)
                    {
                        if (sieve[i]) continue;
                        primes.Add(i);
                        for (var j = (long)i * i; j <= limit; j += i) sieve[j] = true;
                    }
                    return primes;
                }

                public static bool IsPerfect(int number)
                {
                    var sum = 1;
                    for (var i = 2; (long)i * i <= number; i++)
                        if (number % i == 0) sum += i == number / i ? i : i + number / i;
                    if (number > 1) return sum == number;
                    return false;
                }
            }
            """),
        ("numbers/Roman.cs", """
            using System;
            using System.Text;

            namespace Classics.Numbers;

            public sealed class Roman
            {
                private static readonly (int Value, string Sign)[] s_signs = [(1000, "M"), (500, "D"), (100, "C"), (50, "L"), (10, "X"), (5, "V"), (1, "I")];

                /// <summary>Signs that are only added: 4 is IIII.</summary>
                public string Write(int number)
                {
                    var text = new StringBuilder();
                    foreach (var (value, sign) in s_signs)
                    {
                        for (; number >= value; number -= value) text.Append(sign);
                    }
                    return text.ToString();
                }

                public int Worth(string text) => text.Length == 0 ? 0 : text.Length == 1 && text == "I" ? 1 : text.Length * 10;
            }
            """),
        ("texts/Ciphers.cs", """
            using System;
            using System.Linq;

            namespace Classics.Texts;

            public static class Ciphers
            {
                public static string Shift(string text, int by)
                {
                    var letters = text.Select(letter => char.IsAsciiLetterLower(letter) ? (char)('a' + (letter - 'a' + by + 26 * 1000) % 26) : letter);
                    return string.Concat(letters);
                }

                public static bool IsPalindrome(string text)
                {
                    if (text == null) return false;
                    return text.SequenceEqual(text.Reverse());
                }

                public static int Check(string digits)
                {
                    var sum = 0;
                    for (var i = 0; i < digits.Length; i++)
                    {
                        var digit = digits[digits.Length - 1 - i] - '0';
                        if (i % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
                        sum += digit;
                    }
                    return sum % 10;
                }
            }
            """),
        ("texts/Distances.cs", """
            using System;

            namespace Classics.Texts;

            public static class Distances
            {
                public static int Between(string first, string second)
                {
                    var row = new int[second.Length + 1];
                    for (var j = 0; j <= second.Length; j++) row[j] = j;
                    for (var i = 1; i <= first.Length; i++)
                    {
                        var corner = row[0];
                        row[0] = i;
                        for (var j = 1; j <= second.Length; j++)
                        {
                            var above = row[j];
                            row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (first[i - 1] == second[j - 1] ? 0 : 1));
                            corner = above;
                        }
                    }
                    return row[second.Length];
                }

                public static string Common(string first, string second)
                {
                    var length = 0;
                    while (length < first.Length && length < second.Length && first[length] == second[length]) length++;
                    return first[..length];
                }
            }
            """),
        ("orders/Sorting.cs", """
            using System;
            using System.Collections.Generic;

            namespace Classics.Orders;

            public static class Sorting
            {
                public static void Insert(int[] values)
                {
                    for (var i = 1; i < values.Length; i++)
                    {
                        var (value, j) = (values[i], i);
                        for (; j > 0 && values[j - 1] > value; j--) values[j] = values[j - 1];
                        values[j] = value;
                    }
                }

                public static int Find(IReadOnlyList<int> sorted, int wanted)
                {
                    var (low, high) = (0, sorted.Count - 1);
                    while (low <= high)
                    {
                        var middle = low + (high - low) / 2;
                        if (sorted[middle] == wanted) return middle;
                        if (sorted[middle] < wanted) low = middle + 1;
                        else high = middle - 1;
                    }
                    return ~low;
                }

                public static bool IsSorted(IReadOnlyList<int> values)
                {
                    for (var i = 1; i < values.Count; i++) if (values[i - 1] > values[i]) return false;
                    return true;
                }
            }
            """),
        ("orders/Stacks.cs", """
            using System;
            using System.Collections.Generic;

            namespace Classics.Orders;

            public sealed class Stacks
            {
                private readonly Stack<char> _open = new();

                public bool Closes(string text)
                {
                    _open.Clear();
                    foreach (var letter in text)
                    {
                        if (letter == '(') _open.Push(letter);
                        else if (letter == ')' && !_open.TryPop(out _)) return false;
                    }
                    return _open.Count == 0;
                }

                public int Depth(string text, int most)
                {
                    var depth = 0;
                    foreach (var letter in text) if (letter == '(' && depth < most) depth++;
                    if (depth > 64) return 64;
                    return depth;
                }
            }
            """),
    ];
}
