using System.Runtime.InteropServices;
using Headroom.Inference.Caches;
using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Shipped;

namespace Headroom.Tests.Inference.Models;

public sealed class EngineTreeTest
{
    public static TheoryData<MatrixFormat, CacheFormat> Formats
    {
        get
        {
            var all = new TheoryData<MatrixFormat, CacheFormat>();
            foreach (var format in Enum.GetValues<MatrixFormat>()) all.Add(format, CacheFormat.Fp32);
            all.Add(MatrixFormat.Fp32, CacheFormat.Fp16);
            all.Add(MatrixFormat.Q8, CacheFormat.Int8);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_node_s_scores_have_the_bits_of_its_path_decoded_alone(MatrixFormat format, CacheFormat kept)
    {
        foreach (var shape in DrawnModels.All)
        {
            var (model, vocabulary) = (CourseModels.Prepare(DrawnModels.Of(shape), format), shape.Vocabulary);
            foreach (var threads in (int[])[1, 2])
            {
                using var engine = new Engine(model, threads);
                using var plain = new Engine(model);
                foreach (var (prefix, parents) in Trees())
                {
                    var before = DrawnModels.Tokens(shape, prefix, seed: prefix);
                    var tokens = DrawnModels.Tokens(shape, parents.Length, seed: parents.Length);
                    var cache = engine.NewCache(kept);
                    engine.Forward(cache, before, []);
                    var scores = new float[parents.Length * vocabulary];
                    engine.ForwardTree(cache, tokens, parents, scores);
                    foreach (var node in Some(parents.Length))
                    {
                        int[] text = [.. before, .. Path(parents, node).Select(each => tokens[each])];
                        Same(Scores(plain, kept, text), scores.AsSpan(node * vocabulary, vocabulary));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(CacheFormat.Fp32)]
    [InlineData(CacheFormat.Fp16)]
    [InlineData(CacheFormat.Int8)]
    public void What_follows_a_kept_path_has_the_bits_of_a_text_without_a_tree(CacheFormat kept)
    {
        foreach (var shape in DrawnModels.All)
        {
            using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(shape)), threads: 2);
            var (cache, random, text) = (engine.NewCache(kept), new Random(3), DrawnModels.Tokens(shape, 13).ToList());
            engine.Forward(cache, [.. text], []);
            while (text.Count < 150)
            {
                var parents = Drawn(random, random.Next(1, 20));
                var tokens = DrawnModels.Tokens(shape, parents.Length, seed: text.Count);
                engine.ForwardTree(cache, tokens, parents, new float[parents.Length * shape.Vocabulary]);
                var path = Path(parents, random.Next(parents.Length));
                if (random.Next(4) == 0) path = [];
                cache.Keep(path);
                text.AddRange(path.Select(node => tokens[node]));
                Assert.Equal(text.Count, cache.Length);
                var scores = new float[shape.Vocabulary];
                engine.Forward(cache, [1], scores);
                cache.Truncate(text.Count);
                Same(Scores(engine, kept, [.. text, 1]), scores);
            }
        }
    }

    [Fact]
    public void A_tree_that_grows_level_by_level_has_the_bits_of_one_that_is_whole()
    {
        foreach (var shape in DrawnModels.All)
        {
            using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(shape)), threads: 2);
            var (random, vocabulary) = (new Random(4), shape.Vocabulary);
            var (parents, tokens) = (Drawn(random, 40), DrawnModels.Tokens(shape, 40));
            var (whole, grown) = (new float[40 * vocabulary], new float[40 * vocabulary]);
            var cache = engine.NewCache();
            engine.Forward(cache, [1, 2, 3, 4, 5], []);
            engine.ForwardTree(cache, tokens, parents, whole);
            cache.Truncate(5);
            for (int at = 0, some; at < 40; at += some)
            {
                some = Math.Min(random.Next(1, 9), 40 - at);
                engine.ForwardTree(
                    cache, tokens.AsSpan(at, some), parents.AsSpan(at, some), grown.AsSpan(at * vocabulary, some * vocabulary));
            }
            Assert.Equal((5, 40), (cache.Length, cache.Nodes));
            Same(whole, grown);
            cache.Keep(Path(parents, 39));
            Assert.Equal((5 + Path(parents, 39).Length, 0), (cache.Length, cache.Nodes));
        }
    }

    [Fact]
    public void A_tree_that_is_none_is_refused_and_nothing_is_appended()
    {
        var shape = DrawnModels.Plain;
        using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(shape)), context: 80);
        var cache = engine.NewCache();
        engine.Forward(cache, [1, 2, 3], []);
        Assert.Contains("parent of node 1 is 1", Refused([4, 5], [-1, 1], 2));
        Assert.Contains("parent of node 0 is -2", Refused([4], [-2], 1));
        Assert.Contains("2 nodes have 1 parents", Refused([4, 5], [-1], 2));
        Assert.Contains("no token 40", Refused([40], [-1], 1));
        Assert.Contains("room for 40", Refused([4, 5], [-1, 0], 1));
        Assert.Contains("1 to 64 nodes", Refused(new int[65], new int[65], 65));
        Assert.Contains("not 0", Refused([], [], 0));
        cache.Truncate(0);
        engine.Forward(cache, DrawnModels.Tokens(shape, 78), []);
        Assert.Contains("context of 80", Refused([1, 2, 3], [-1, -1, -1], 3));
        Assert.Equal((78, 0), (cache.Length, cache.Nodes));

        string Refused(int[] tokens, int[] parents, int rows) => Assert.Throws<ArgumentException>(
            () => engine.ForwardTree(cache, tokens, parents, new float[rows * shape.Vocabulary])).Message;
    }

    [Fact]
    public void A_text_does_not_go_on_before_it_is_decided_which_nodes_are_kept()
    {
        var shape = DrawnModels.Plain;
        using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(shape)));
        var cache = engine.NewCache();
        engine.ForwardTree(cache, [1, 2, 3], [-1, -1, 1], new float[3 * shape.Vocabulary]);
        Assert.Equal((0, 3), (cache.Length, cache.Nodes));
        Assert.Contains("tree of 3 nodes", Assert.Throws<ArgumentException>(() => engine.Forward(cache, [1], [])).Message);
        Assert.Contains("node 2 follows node 1", Assert.Throws<ArgumentException>(() => cache.Keep([0, 2])).Message);
        Assert.Contains("no node 3", Assert.Throws<ArgumentException>(() => cache.Keep([3])).Message);
        cache.Keep([1, 2]);
        Assert.Equal((2, 0), (cache.Length, cache.Nodes));
    }

    [Fact]
    public void A_tap_has_the_states_of_each_token_in_a_text_and_in_a_tree()
    {
        var shape = DrawnModels.Grouped;
        using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(shape)), threads: 2);
        var (tokens, tap) = (DrawnModels.Tokens(shape, 70), new HiddenTap(1, 0));
        engine.Tap = tap;
        engine.Forward(engine.NewCache(), tokens, []);
        Assert.Equal(70, tap.Rows);
        float[][] whole = [.. Enumerable.Range(0, 70).Select(row => tap[row].ToArray())];
        Assert.Equal(2 * shape.Width, whole[0].Length);
        Assert.NotEqual(whole[5][..shape.Width], whole[5][shape.Width..]);
        var cache = engine.NewCache();
        engine.Forward(cache, tokens.AsSpan(0, 66), []);
        engine.ForwardTree(cache, [9, tokens[66], tokens[67]], [-1, -1, 1], new float[3 * shape.Vocabulary]);
        Assert.Equal(3, tap.Rows);
        Same(whole[66], tap[1]);
        Same(whole[67], tap[2]);
        Assert.Contains("no layer 2", Assert.Throws<ArgumentException>(() => engine.Tap = new HiddenTap(2)).Message);
    }

    // A chain, a star, and drawn ones, at both ends of tiles and with nothing before them.
    private static IEnumerable<(int Prefix, int[] Parents)> Trees()
    {
        var random = new Random(11);
        yield return (0, Drawn(random, 9));
        yield return (30, [.. Enumerable.Range(-1, Engine.Block)]);
        yield return (15, [.. Enumerable.Repeat(-1, 17)]);
        yield return (16, [-1, .. Enumerable.Repeat(0, 20)]);
        foreach (var nodes in (int[])[1, 2, 33, Engine.Block]) yield return (random.Next(1, 140), Drawn(random, nodes));
    }

    private static int[] Drawn(Random random, int nodes) =>
        [.. Enumerable.Range(0, nodes).Select(node => random.Next(2) == 0 ? node - 1 : random.Next(-1, node))];

    private static IEnumerable<int> Some(int nodes) => Enumerable.Range(0, nodes).Where(node => node % 7 == 0 || node == nodes - 1);

    private static int[] Path(int[] parents, int node)
    {
        var path = new List<int>();
        for (; node >= 0; node = parents[node]) path.Insert(0, node);
        return [.. path];
    }

    private static float[] Scores(Engine engine, CacheFormat format, int[] tokens)
    {
        var scores = new float[engine.Model.Shape.Vocabulary];
        engine.Forward(engine.NewCache(format), tokens, scores);
        return scores;
    }

    private static void Same(ReadOnlySpan<float> one, ReadOnlySpan<float> other) => Assert.True(
        MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other)),
        $"{one.Length} numbers, the first that differs is {one.CommonPrefixLength(other)}");
}
