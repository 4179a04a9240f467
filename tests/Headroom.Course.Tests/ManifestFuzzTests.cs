using System.Text;
using System.Text.Json.Nodes;
using Headroom.Course.Errors;

namespace Headroom.Course.Tests;

/// <summary>No damaged manifest may end in anything but a complete course or a CourseException that names a place in the file.</summary>
public sealed class ManifestFuzzTests
{
    private const int Seed = 20261;

    private static readonly byte[] s_whole = Encoding.UTF8.GetBytes(Sample.Text);

    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        for (var length = 0; length < s_whole.Length; length++)
            Assert.False(Accepts(s_whole[..length], $"cut at {length}"), $"accepted when cut at {length}");
    }

    [Fact]
    public void A_token_deleted_or_doubled_anywhere_never_loads_half()
    {
        var tokens = Mutation.Tokens(Sample.Text);
        Assert.Equal(Sample.Text, string.Concat(tokens));
        for (var at = 0; at < tokens.Length; at++)
        {
            Accepts(Joined(tokens, at, ""), $"token {at} deleted");
            Accepts(Joined(tokens, at, tokens[at] + tokens[at]), $"token {at} doubled");
        }
    }

    [Fact]
    public void A_token_replaced_by_any_other_never_loads_half()
    {
        var tokens = Mutation.Tokens(Sample.Text);
        for (var at = 0; at < tokens.Length; at++)
            if (!string.IsNullOrWhiteSpace(tokens[at]))
                foreach (var replacement in Mutation.Pool)
                    Accepts(Joined(tokens, at, replacement), $"token {at} {tokens[at]} replaced by {replacement}");
    }

    [Fact]
    public void Random_damage_never_loads_half()
    {
        var accepted = 0;
        for (var n = 0; n < 5_000; n++)
            if (Accepts(Mutation.Random(Sample.Text, new Random(Seed + n)), $"seed {Seed + n}")) accepted++;
        // Some damage is harmless (a longer title, a doubled space); none or all would mean that the test tests nothing.
        Assert.InRange(accepted, 100, 2_500);
    }

    [Fact]
    public void Every_byte_set_to_nul_or_to_invalid_utf8_is_refused()
    {
        for (var at = 0; at < s_whole.Length; at++)
            foreach (var value in new byte[] { 0, 0xFF })
            {
                var bytes = s_whole.ToArray();
                bytes[at] = value;
                Assert.False(Accepts(bytes, $"byte {at} set to {value}"), $"accepted with byte {at} set to {value}");
            }
    }

    [Fact]
    public void Every_property_left_out_is_missed_unless_it_is_optional()
    {
        string[] optional = ["$schema", "alternatives", "needs", "budgets", "seconds", "memory_mb", "timed"];
        foreach (var path in Properties(JsonNode.Parse(Sample.Text)!))
        {
            var root = JsonNode.Parse(Sample.Text)!;
            var owner = path[..^1].Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
            var name = (string)path[^1];
            owner.AsObject().Remove(name);
            if (optional.Contains(name)) Accepts(Encoding.UTF8.GetBytes(root.ToJsonString()), name);
            else Assert.Matches($"missing property \"([a-z]+\\[0\\]\\.)?{name}\"", Sample.Errors(root.ToJsonString()));
        }
    }

    private static bool Accepts(byte[] bytes, string how)
    {
        try
        {
            SyllabusInvariant.Check(Sample.Load(bytes));
            return true;
        }
        catch (CourseException e)
        {
            var lines = 1 + bytes.Count(value => value == '\n');
            Assert.NotEmpty(e.Errors);
            // A manifest that gives a solution's file to another exercise is refused by the solution's own head.
            Assert.All(e.Errors, error =>
                Assert.True(error.File == "course.json" || error.File.StartsWith("solutions/", StringComparison.Ordinal), error.File));
            Assert.All(e.Errors, error =>
                Assert.True(error.Line >= 1 && error.Line <= lines
                && error.Column >= 1, $"{how}: {error.Line}:{error.Column} is not in the file"));
            Assert.All(e.Errors, error =>
                Assert.True(error.What.Length is > 0 and < 300 && error.Fix.Length is > 0 and < 300
                && !error.ToString().Any(char.IsControl), $"{how}: {error}"));
            return false;
        }
        catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
        {
            throw new InvalidOperationException($"{how}: {e.GetType().Name} instead of a CourseException", e);
        }
    }

    private static byte[] Joined(string[] tokens, int at, string replacement) =>
        Encoding.UTF8.GetBytes(string.Concat([.. tokens[..at], replacement, .. tokens[(at + 1)..]]));

    // Paths to all properties at any depth: names and list indices.
    private static IEnumerable<object[]> Properties(JsonNode node) => node switch
    {
        JsonObject properties =>
            properties.SelectMany(pair => Properties(pair.Value!).Select(rest => (object[])[pair.Key, .. rest]).Prepend([pair.Key])),
        JsonArray items => items.SelectMany((item, index) => Properties(item!).Select(rest => (object[])[index, .. rest])),
        _ => [],
    };
}
