using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Shipped;
using Headroom.Tokenizing;
using EngineCache = Headroom.Inference.Caches.KvCache; // 06.1 has one of its own

namespace Graders;

public sealed partial class SpeculativeLoopGrader
{
    private const int ShippedTokens = 32;

    // The draft that the course ships, and where it is not there the target's own weights in int4, which are nearly as often right.
    private void Shipped()
    {
        if (Found("target") is not { } shipped) return;
        var draft = Found("draft");
        using var target = new Engine(CourseModels.Prepare(shipped.Weights(WeightForm.Int8)));
        using var small = new Engine(
            draft is null ? CourseModels.Prepare(shipped.Weights(WeightForm.Int8), MatrixFormat.Q4)
            : CourseModels.Prepare(draft.Weights(WeightForm.Int8)));
        var words = shipped.Tokenizer.Encode("Once upon a time there was a").Select(token => (int)token);
        int[] prompt = [.. ((ITextTokenizer)shipped.Tokenizer).Beginning, .. words];
        Case($"the course's models, {ShippedTokens} tokens, 4 guesses a round", () =>
        {
            var (one, other) = (new Cached(target), new Cached(small));
            var made = SpeculativeLoop.Continue(one.Functions, other.Functions, [.. prompt], ShippedTokens, 4, []);
            var text = new List<int>(prompt);
            var alone = new Cached(target);
            for (int[] read = prompt; text.Count < prompt.Length + ShippedTokens; read = [text[^1]]) text.Add(alone.Read(read)[^1]);
            Same(made, [.. text.Skip(prompt.Length)], []);
            That(one.Passes < ShippedTokens, "passes of the target", $"target made {one.Passes} passes for {ShippedTokens} tokens");
            var name = draft is null ? "its own weights in int4 as the draft" : "the course's draft";
            Meaning($"The course's target with {name}: {ShippedTokens} tokens in {one.Passes} passes.");
        });
    }

    private static ShippedModel? Found(string name)
    {
        try
        {
            return ShippedModel.Find(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private sealed class Cached(Engine engine)
    {
        private readonly EngineCache _cache = engine.NewCache();

        public int Passes { get; private set; }

        public (Func<int[], int[]> Read, Action<int> Cut) Functions => (Read, _cache.Truncate);

        public int[] Read(int[] tokens)
        {
            var vocabulary = engine.Model.Shape.Vocabulary;
            var scores = new float[tokens.Length * vocabulary];
            engine.Forward(_cache, tokens, scores);
            Passes++;
            return [.. Enumerable.Range(0, tokens.Length).Select(i => Sampler.Best(scores.AsSpan(i * vocabulary, vocabulary)))];
        }
    }
}
