using Headroom.Testing;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Tests.Editing;

public sealed class CompletionTests(EditedKernel edited) : IClassFixture<EditedKernel>
{
    private readonly NotebookKernel _kernel = edited.Kernel;

    [Theory]
    [InlineData("Console.WriteL$$", "WriteLine")]
    [InlineData("greeting.ToUp$$", "ToUpper,ToUpperInvariant")]
    [InlineData("pears.Whe$$", "Where")]
    [InlineData("pears?.Whe$$", "Where")]
    [InlineData("pears.First().Len$$", "Length")]
    [InlineData("pears.Where(p => p.Len$$", "Length")]
    [InlineData("pears.Where(p => p.Len$$)", "Length")]
    [InlineData("pears.Select((p, i) => new { p, i }).Where(x => x.p.Len$$ > 1).ToList()", "Length")]
    [InlineData("new Basket().$$Na", "Display,Equals,GetHashCode,GetType,Inner,Name,Size,Fixed,ToString")]
    [InlineData("Basket.Em$$", "Empty")]
    [InlineData("Fruit.$$", "Apple,Pear")]
    [InlineData("System.Text.Js$$", "Json")]
    [InlineData("(apples, greeting).Item$$", "Item1,Item2")]
    [InlineData("(count: apples, 2).cou$$", "count")]
    [InlineData("new[] { 1 }.Len$$", "Length")]
    [InlineData("1.ToS$$", "ToString")]
    [InlineData("\"text\".Len$$", "Length")]
    [InlineData("$\"a {greeting.Len$$} b\"", "Length")]
    [InlineData("int? maybe = 1; maybe.Va$$", "Value")]
    [InlineData("int? maybe = 1; maybe?.CompareT$$", "CompareTo")]
    [InlineData("if (apples > 2) { Console.WriteL$$", "WriteLine")]
    [InlineData("foreach (var p in pears) p.Len$$", "Length")]
    [InlineData("unsafe { DateTime* d = null; d->Hou$$ }", "Hour")]
    [InlineData("global::System.Consol$$",
        "Console,ConsoleCancelEventArgs,ConsoleCancelEventHandler,ConsoleColor,ConsoleKey,ConsoleKeyInfo,"
        + "ConsoleModifiers,ConsoleSpecialKey")]
    [InlineData("Path.Comb$$", "Combine")]
    public async Task Members_follow_a_dot(string code, string expected) =>
        Assert.Equal(Sorted(expected), (await _kernel.NamesAsync(code)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Console.$$\nvar x = 1;", "WriteLine")]
    [InlineData("greeting.$$\nvar x = 1;", "ToUpper")]
    [InlineData("greeting.$$\nConsole.WriteLine(1);", "ToUpper")]
    [InlineData("greeting.$$\nawait Task.Delay(1);", "ToUpper")]
    [InlineData("foo bar baz\ngreeting.$$\n}}} else", "ToUpper")]
    [InlineData("} ) pears.First().$$", "ToUpper")]
    [InlineData("} ) greeting.Substring(1, (2)).$$", "ToUpper")]
    [InlineData("class A { int M() { greeting.$$ int N() { } }", "ToUpper")]
    [InlineData("var y = pears.Select(p => p.$$\nvar z = 2;", "ToUpper")]
    [InlineData("Add(greeting.$$\nvar z = 2;", "ToUpper")]
    [InlineData("for (int i = 0; i < pears.$$\n{\n}", "Count")]
    [InlineData("var s = new List<int>(); s.A$$\ns.Add(", "Add")]
    [InlineData("switch (greeting) { case \"a\": Console.$$", "WriteLine")]
    public async Task A_broken_cell_is_completed_all_the_same(string code, string expected) =>
        Assert.Contains(expected, await _kernel.NamesAsync(code));

    [Theory]
    [InlineData("appl$$", "apples")]
    [InlineData("var x = appl$$", "apples")]
    [InlineData("Add(appl$$)", "apples")]
    [InlineData("Consol$$", "Console")]
    [InlineData("Bask$$", "Basket")]
    [InlineData("StringBui$$", "StringBuilder")]
    [InlineData("{ int local = 1; loca$$ }", "local")]
    [InlineData("void M(int given) { giv$$ }", "given")]
    [InlineData("pears.ForEach(item => ite$$", "item")]
    [InlineData("new Bask$$", "Basket")]
    [InlineData("List<Bask$$", "Basket")]
    [InlineData("disp$$", "display")]
    [InlineData("foo\nConsol$$", "Console")]
    [InlineData("using System.Te$$", "Text")]
    [InlineData("using static System.Mat$$", "Math")]
    [InlineData("var x = greeting is Stri$$", "String")]
    [InlineData("apples == 3 && gre$$", "greeting")]
    [InlineData("from p in pears where p$$", "p")]
    public async Task Names_in_scope_are_offered_with_the_likeliest_first(string code, string expected) =>
        Assert.Equal(expected, (await _kernel.NamesAsync(code))[0]);

    [Theory]
    [InlineData("whil$$", "while")]
    [InlineData("if (true) retu$$", "return")]
    [InlineData("{ forea$$ }", "foreach")]
    [InlineData("publ$$", "public")]
    [InlineData("class A { overr$$ }", "override")]
    [InlineData("class A { int x; protecte$$ }", "protected")]
    [InlineData("return tru$$", "true")]
    [InlineData("var x = typeo$$", "typeof")]
    [InlineData("Console.WriteLine(nul$$", "null")]
    [InlineData("greeting is nul$$", "null")]
    [InlineData("greeting i$$", "is")]
    [InlineData("apples switc$$", "switch")]
    [InlineData("in$$", "int")]
    [InlineData("new in$$", "int")]
    [InlineData("public stati$$", "static")]
    public async Task Keywords_are_offered_where_they_are_legal(string code, string keyword)
    {
        var items = (await _kernel.CompleteAsync(code)).Completions;
        Assert.Contains(items, c => c.DisplayText == keyword && c.Kind == "Keyword");
    }

    [Theory]
    [InlineData("Console.whil$$", "while")]
    [InlineData("var x = forea$$", "foreach")]
    [InlineData("class A { whil$$ }", "while")]
    [InlineData("new retu$$", "return")]
    [InlineData("apples retu$$", "return")]
    public async Task Keywords_are_not_offered_elsewhere(string code, string keyword) =>
        Assert.DoesNotContain(keyword, await _kernel.NamesAsync(code));

    [Theory]
    [InlineData("// Consol$$")]
    [InlineData("/* Consol$$ */")]
    [InlineData("/* Consol$$")]
    [InlineData("\"Consol$$\"")]
    [InlineData("\"Consol$$")]
    [InlineData("$\"Consol$$ {1}\"")]
    [InlineData("'C$$'")]
    [InlineData("12$$")]
    [InlineData("#if false\nConsol$$\n#endif")]
    [InlineData("var app$$")]
    [InlineData("int app$$ = 1;")]
    [InlineData("class Con$$ { }")]
    [InlineData("foreach (var app$$ in pears) { }")]
    [InlineData("nothing.$$")]
    [InlineData("Console.WriteLine(1).$$")]
    public async Task Nothing_is_offered_where_nothing_fits(string code) => Assert.Empty(await _kernel.NamesAsync(code));

    [Theory]
    [InlineData("new Basket { $$", "Inner,Name,Size")]
    [InlineData("new Basket { $$ }", "Inner,Name,Size")]
    [InlineData("new Basket { Size = 1, $$ }", "Inner,Name")]
    [InlineData("new Basket { Size = 1, N$$", "Name")]
    [InlineData("Basket b = new() { $$ };", "Inner,Name,Size")]
    [InlineData("new Basket { Inner = { $$ } }", "Inner,Name,Size")]
    [InlineData("new Point(1, 2) with { $$ }", "X,Y")]
    [InlineData("Basket.Empty is { S$$ }", "Size")]
    public async Task Initializers_offer_what_can_be_set(string code, string expected) =>
        Assert.Equal(expected, string.Join(',', await _kernel.NamesAsync(code)));

    [Fact]
    public async Task An_initializer_of_a_collection_offers_names() =>
        Assert.Contains("greeting", await _kernel.NamesAsync("new List<string> { gre$$ }"));

    [Theory]
    [InlineData("Add($$", "left:,right:")]
    [InlineData("Add(1, $$)", "right:")]
    [InlineData("Add(right: 2, $$)", "left:")]
    [InlineData("new Point($$)", "X:,Y:")]
    public async Task Arguments_can_be_named(string code, string expected)
    {
        var items = (await _kernel.CompleteAsync(code)).Completions.TakeWhile(c => c.Kind == "Parameter");
        Assert.Equal(expected, string.Join(',', items.Select(c => c.DisplayText)));
    }

    [Fact]
    public async Task A_completion_replaces_the_letters_before_the_cursor()
    {
        var completions = await _kernel.CompleteAsync("var a = 1;\n  Console.Wr$$ite(a);");
        Assert.Equal(new LinePositionSpan(new(1, 10), new(1, 12)), completions.LinePositionSpan);
        Assert.Equal(["Write", "WriteLine"], completions.Completions.Select(c => c.InsertText));
    }

    [Theory]
    [InlineData("Console.wl$$", "WriteLine")]
    [InlineData("greeting.tui$$", "ToUpperInvariant")]
    public async Task Initials_find_a_name_when_no_name_begins_with_them(string code, string expected) =>
        Assert.Contains(expected, await _kernel.NamesAsync(code));

    [Fact]
    public async Task Overloads_are_one_completion_with_the_documentation_of_the_first()
    {
        var add = Assert.Single((await _kernel.CompleteAsync("Ad$$")).Completions, c => c.DisplayText == "Add");
        Assert.Equal("Method", add.Kind);
        Assert.Equal("int Add(int left, int right = 1) (+ 1 overload)\nAdds two numbers, see Size.\nReturns: Their sum.",
            add.Documentation);
    }

    [Fact]
    public async Task Completion_does_not_wait_for_the_running_cell()
    {
        using var kernel = Headroom.Testing.Kernels.New();
        await kernel.Run("var earlier = 1;");
        string[] names = [];
        kernel.Root.RegisterCommandHandler<RequestInput>(async (command, context) =>
        {
            // From outside of the cell, which ends only when this handler does.
            using (ExecutionContext.SuppressFlow()) names = await Task.Run(() => kernel.NamesAsync("earl$$")).ConfigureAwait(false);
            context.Publish(new InputProduced("", command));
        });
        await kernel.Run("await GetInputAsync()").WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(["earlier"], names);
    }

    [Fact]
    public async Task A_name_that_is_a_keyword_is_inserted_with_its_at_sign()
    {
        using var kernel = Headroom.Testing.Kernels.New();
        await kernel.Run("int @class = 1;");
        Assert.Contains("@class", (await kernel.CompleteAsync("clas$$")).Completions.Select(c => c.InsertText));
    }

    private static string[] Sorted(string names) => [.. names.Split(',').Order(StringComparer.Ordinal)];
}
