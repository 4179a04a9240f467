using System.Text;

namespace Headroom.Testing.Teachers;

/// <summary>A made-up repository of C#: a shop with shelves, prices and parcels, drawn from a seed.</summary>
internal static class SampleRepository
{
    private static readonly string[] s_things =
        ["Basket", "Parcel", "Shelf", "Price", "Voucher", "Customer", "Stock", "Invoice", "Route", "Crate"];
    private static readonly string[] s_doings =
        ["Reader", "Ledger", "Counter", "Finder", "Report", "Rules", "Queue", "Index", "Store", "Check"];
    private static readonly string[] s_words =
        ["weight", "label", "total", "shade", "region", "corner", "margin", "season", "colour", "batch"];

    public static void Write(TemporaryFolder folder, int files, int seed = 1)
    {
        var random = new Random(seed);
        for (var i = 0; i < files; i++)
        {
            var type = $"{s_things[i % 10]}{s_doings[i / 10 % 10]}{(i < 100 ? "" : (i / 100).ToString())}";
            folder.Write($"src/{s_things[i % 10]}/{type}.cs", Type(type, random));
        }
        folder.Write("src/obj/Generated.cs", "class Generated { void Never() { } }");
        folder.Write("README.md", "# A shop");
    }

    private static string Type(string type, Random random)
    {
        var text =
            new StringBuilder($"using System;\nusing System.Collections.Generic;\n\nnamespace Shop;\n\npublic sealed class {type}\n{{\n");
        var methods = Methods(random);
        for (var i = 0; i < 3; i++) text.Append(i == 0 ? "" : "\n").Append(methods[random.Next(methods.Length)](i)).Append('\n');
        return text.Append("}\n").ToString();
    }

    private static Func<int, string>[] Methods(Random random)
    {
        string Word() => s_words[random.Next(10)];
        string Name(int i) => $"{char.ToUpperInvariant(Word()[0])}{Word()[1..]}{char.ToUpperInvariant(Word()[0])}{Word()[1..]}{i}";
        return
        [
            i => $$"""
                    public int {{Name(i)}}(string {{Word()}}Text, int count)
                    {
                        var x = {{Word()}}Of(count) + {{random.Next(3, 99)}};
                        if (x > count) return x - {{random.Next(3, 99)}};
                        return count;
                    }
                """,
            i => $$"""
                    public bool {{Name(i)}}(List<string> {{Word()}}s, object {{Word()}}Key)
                    {
                        foreach (var item in {{Word()}}Items) if (item == null) return {{Word()}}Key != null;
                        return {{Word()}}Items.Count > {{random.Next(3, 60)}};
                    }
                """,
            i => $"    public double {Name(i)}(double {Word()}, double rate) => {Word()} * rate + {random.Next(3, 50)} * {Word()}Share;",
            i => $$"""
                    public string {{Name(i)}}(int {{Word()}}Number)
                    {
                        return $"{{Word()}} {{{Word()}}Number} of {{{Word()}}Total} in the {{Word()}}";
                    }
                """,
        ];
    }
}
