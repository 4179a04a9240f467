using Headroom.Inference.Caches;
using Headroom.Inference.Generating;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Distilling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Running;
using Headroom.Speculation.Trees;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Speculation.Running;

public sealed class SpeculativeGenerationTest
{
    private static readonly Transformer s_target = CourseModels.Prepare(DrawnModels.Of(DrawnModels.Plain));
    private static readonly Transformer s_draft = CourseModels.Prepare(DrawnModels.Of(DrawnModels.Plain with { Hidden = 32 }, seed: 9));

    public static TheoryData<string, double> Settings
    {
        get
        {
            var all = new TheoryData<string, double>();
            foreach (var drafter in (string[])["self", "draft", "shared", "sampled", "tree", "self-tree",
            "lookup", "suffix", "drawn", "adaptive", "any-plan"])
                foreach (var temperature in (double[])[0, 0.7]) all.Add(drafter, temperature);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void With_the_same_draws_the_text_is_plain_decoding_s_and_the_cache_too(string name, double temperature)
    {
        using var target = new Engine(s_target, context: 60);
        using var draft = new Engine(name.StartsWith("self", StringComparison.Ordinal) ? s_target : s_draft, context: 60);
        var random = new Random(name.Length);
        for (var run = 0; run < 12; run++)
        {
            var options = new SamplingOptions { Temperature = temperature, Seed = run, TopK = run % 3 * 5, TopP = run % 2 == 0 ? 1 : 0.9 };
            var (prompt, tokens) = (DrawnModels.Tokens(DrawnModels.Plain, random.Next(1, 20), seed: run), random.Next(1, 70));
            int[] stops = run % 2 == 0 ? [random.Next(40)] : [];
            var plain = target.NewCache();
            var (counted, expected) = (new GenerationStatistics(), new List<int>());
            expected.AddRange(Generation.Continue(target, plain, prompt, tokens, new Sampler(options), stops, counted));
            var (cache, statistics, end) = (target.NewCache(), new SpeculationStatistics(), GenerationEnd.Length);
            int[] made = [.. SpeculativeGeneration.Continue(
                target, cache, prompt, tokens, new SameDraw(new Sampler(options)), stops, Drafter(name, draft, random), random.Next(0, 12),
                statistics, why => end = why).Select(each => each.Token)];
            Assert.Equal(expected, made);
            Assert.Equal(counted.End, end);
            Assert.Equal(counted.Tokens, statistics.Tokens);
            Assert.Equal((plain.Length, 0), (cache.Length, cache.Nodes));
            Assert.Equal(statistics.Rounds + 1, statistics.Bonus);
            Assert.Equal(statistics.Rounds, statistics.Passes.Sum());
        }
    }

    [Fact]
    public void A_draft_that_is_the_target_is_always_right_and_its_cache_needs_one_token_a_round()
    {
        using var target = new Engine(s_target);
        using var draft = new Engine(s_target);
        var (drafter, statistics) = (new ModelDrafter(draft), new SpeculationStatistics());
        var made = SpeculativeGeneration.Continue(
            target, target.NewCache(), [3, 1, 4], 41, new SameDraw(new Sampler(new() { Temperature = 0 })), [], drafter, 4,
            statistics).ToList();
        Assert.Equal((41, 8, 32L, 32L, 32L), (made.Count, statistics.Rounds, statistics.Drafted, statistics.Accepted, drafter.Passes));
        Assert.Equal((5.0, 1.0, 8L), (statistics.TokensPerRound, statistics.AcceptanceRate, statistics.Passes[5]));
        Assert.Equal([1.0, 1, 1, 1], statistics.AcceptanceByDepth);
        Assert.Equal(32, made.Count(token => token.IsDrafted));
    }

    [Fact]
    public void Random_numbers_that_are_shared_make_a_sampled_draft_right_more_often()
    {
        using var target = new Engine(s_target);
        using var draft = new Engine(s_target);
        Assert.Equal(1, Rate(shares: true)); // of the same model: the draft draws what the target will
        Assert.InRange(Rate(shares: false), 0, 0.9);

        double Rate(bool shares)
        {
            var statistics = new SpeculationStatistics();
            _ = SpeculativeGeneration.Continue(
                target, target.NewCache(), [3, 1, 4], 150, new SameDraw(new Sampler(new() { Temperature = 1 })), [],
                new ModelDrafter(draft, sharesDraws: shares), 3, statistics).Count();
            return statistics.AcceptanceRate;
        }
    }

    [Fact]
    public void Who_stops_within_a_round_has_the_cache_of_plain_decoding()
    {
        using var target = new Engine(s_target);
        using var draft = new Engine(s_target);
        for (var taken = 1; taken < 12; taken++)
        {
            var cache = target.NewCache();
            _ = SpeculativeGeneration.Continue(
                target, cache, [3, 1, 4], 30, new SameDraw(new Sampler(new() { Temperature = 0 })), [], new ModelDrafter(draft), 4, new())
                .Take(taken).ToList();
            Assert.Equal(3 + taken - 1, cache.Length);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_drawn_stop_ends_the_text_and_nothing_behind_it_is_kept(bool tree)
    {
        using var target = new Engine(s_target);
        using var draft = new Engine(s_draft);
        for (var seed = 0; seed < 8; seed++)
        {
            var (random, end) = (new Random(seed), GenerationEnd.Length);
            var rule = new SiblingRule(new Sampler(new() { Temperature = 1 }), random.NextDouble);
            IDrafter drafter = tree
                ? new ModelTreeDrafter(draft)
                : new ModelDrafter(draft, draws: new Sampler(new() { Temperature = 1, Seed = seed }));
            var cache = target.NewCache();
            var made = SpeculativeGeneration.Continue(
                target, cache, [3, 1, 4], 90, rule, [7, 11, 19], drafter, 6, new(), why => end = why).ToList();
            Assert.DoesNotContain(made, token => token.Token is 7 or 11 or 19);
            Assert.Equal(end == GenerationEnd.EndOfText ? 3 + made.Count : 2 + made.Count, cache.Length);
        }
    }

    [Fact]
    public void What_cannot_be_continued_is_refused_at_once()
    {
        using var engine = new Engine(s_target, context: 5);
        Assert.Contains("no token", Refused([], 4));
        Assert.Contains("has 6 tokens", Refused(new int[6], 4));
        Assert.Contains("0 to 63 nodes", Refused([1], 64));
        Assert.Contains("not -1", Refused([1], -1));

        string Refused(int[] prompt, int most) => Assert.Throws<ArgumentException>(() => SpeculativeGeneration.Continue(
            engine, engine.NewCache(), prompt, 9, new SameDraw(new Sampler(new())), [], new LookupDrafter(), most, new())).Message;
    }

    private static IDrafter Drafter(string name, Engine engine, Random random) => name switch
    {
        "shared" => new ModelDrafter(engine, CacheFormat.Fp16, sharesDraws: true),
        "sampled" => new ModelDrafter(engine, draws: new Sampler(new() { Temperature = 1.3 })),
        "tree" or "self-tree" => new ModelTreeDrafter(engine, levels: random.Next(1, 5), width: random.Next(1, 4)),
        "lookup" => new LookupDrafter(longest: 3, shortest: 1),
        "suffix" => new SuffixDrafter(options: new() { Offset = 1 }),
        "drawn" => new DrawnDrafter(random),
        "adaptive" => Adaptive(engine, null),
        "any-plan" => Adaptive(engine, new AnyPlan(random)),
        _ => new ModelDrafter(engine, least: random.Next(2) * 0.2),
    };

    // A table that has read other texts, a draft that is taught, and a lookup.
    private static AdaptiveDrafter Adaptive(Engine engine, Planner? planner)
    {
        var tables = new TableDrafter(new(new() { Bytes = 1 << 16 }));
        foreach (var seed in (int[])[1, 2, 3]) tables.Learn(DrawnModels.Tokens(DrawnModels.Plain, 60, seed), 0);
        var distillation = new HeadDistillation(engine, new(engine.Model.Shape.Width), new() { TimeShare = 1 });
        IDrafter[] drafters = [new ModelDrafter(engine, sharesDraws: true) { Distillation = distillation },
            tables, new LookupDrafter(3, 1)];
        return new(drafters, new(PassCosts.Gpu, [new(1e-5), new(1e-6), new(1e-6)]), planner);
    }

    /// <summary>Any drafter, any lengths, and trials of all at any time.</summary>
    private sealed class AnyPlan(Random random) : Planner
    {
        public override void Plan(ReadOnlySpan<int> levels, Span<DraftPlan> plans) =>
            plans[0] = new(random.Next(3), random.Next(6), random.Next(4), random.Next(3));

        public override int Trial(int drafter, double secondsOfStep) => random.Next(-4, 5) is var length and > 0 ? length : 0;
    }

    /// <summary>Trees of any form, that keep no limit.</summary>
    private sealed class DrawnDrafter(Random random) : IDrafter
    {
        public string Name => "drawn";

        public void Begin(ReadOnlySpan<int> text)
        {
        }

        public TokenTree Propose(DraftLimit limit)
        {
            var (tokens, parents) = (new List<int>(), new List<int>());
            for (var node = 0; node < 30; node++)
            {
                var (token, parent) = (random.Next(40), random.Next(-1, node));
                if (Enumerable.Range(0, node).Any(other => parents[other] == parent && tokens[other] == token)) break;
                tokens.Add(token);
                parents.Add(parent);
            }
            return new(tokens, parents);
        }

        public void Commit(Verdict verdict)
        {
        }
    }
}
