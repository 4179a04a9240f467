using System.Text;
using System.Text.RegularExpressions;

namespace Headroom.Course.Tests;

/// <summary>Ways to damage a manifest: by JSON token, so that much of it still parses, and by byte.</summary>
internal static partial class Mutation
{
    /// <summary>
    /// What a token is replaced with: every JSON type, limits of numbers, ids, paths that leave, text that hides or never ends.
    /// </summary>
    public static IReadOnlyList<string> Pool { get; } =
    [
        "null", "true", "0", "-1", "1.5", "1e999", "-1e999", "1e-400", "99999999999999999999", "01", "NaN", "{", "}", "[", "]", ",", ":",
        "{}", "[]", "\"\"", "\" \"",
        "\"01\"", "\"01.1\"", "\"99\"", "\"id\"", "\"../up.cs\"", "\"/etc/passwd\"", "\"C:\\\\x.cs\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"\\ufeff\"", "\"\\u202e\"",
        "'x'", "// note", "\"open", "\"a\\nb\"", $"\"{new string('x', 700)}\"", new string('[', 40) + new string(']', 40),
        "{\"a\":{\"a\":1}}", "\"id\":\"01\",\"id\":\"01\"",
    ];

    private static readonly byte[][] s_bytes = [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xF4, 0x90, 0x80, 0x80],
        [(byte)'"'], [(byte)'\\'], [(byte)'\n'], [(byte)','], [0x1B]];

    public static string[] Tokens(string json) => [.. Token().Matches(json).Select(match => match.Value)];

    /// <summary>One to three damages, all drawn from the generator.</summary>
    public static byte[] Random(string json, Random random)
    {
        var tokens = Tokens(json).ToList();
        for (var n = random.Next(3); n >= 0; n--) DamageToken(tokens, random);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(tokens)).ToList();
        if (random.Next(3) == 0) DamageBytes(bytes, random);
        return [.. bytes];
    }

    private static void DamageToken(List<string> tokens, Random random)
    {
        var (at, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
        switch (random.Next(6))
        {
            case 0: tokens.RemoveAt(at); break;
            case 1: tokens.Insert(at, tokens[at]); break;
            case 2: tokens[at] = Pool[random.Next(Pool.Count)]; break;
            case 3: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
            case 4: tokens[at] = tokens[other]; break;
            default: tokens.InsertRange(at, tokens[other..Math.Min(other + 12, tokens.Count)]); break;
        }
    }

    private static void DamageBytes(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(4))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes.InsertRange(at, s_bytes[random.Next(s_bytes.Length)]); break;
            case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
            default: bytes.RemoveRange(at, bytes.Count - at); break;
        }
    }

    // A string, a number or a word, one bracket, comma or colon, or the space between.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|[-0-9a-zA-Z.+]+|[][{},:]|\s+
        """)]
    private static partial Regex Token();
}
