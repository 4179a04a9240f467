using System.CommandLine;
using System.Text;
using Headroom.Cli.Generating;
using Headroom.Inference.Generating;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Running;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>generate --prompt TEXT</c>: continues a text with one of the course's models, or a published one. Standard output has the text and
/// nothing else, as it comes.
/// </summary>
internal static class GenerateVerb
{
    public static Command Create(Learner learner)
    {
        var prompt = new Option<string?>("--prompt") { Description = "the text to go on from" };
        var tokens = new Option<int?>("--tokens") { Description = "how many tokens at most; 200 unless told" };
        var seed = new Option<int?>("--seed") { Description = "the same seed draws the same text; 1 unless told" };
        var temperature = new Option<double?>("--temperature") { Description = "0 takes the best token always; 0.8 unless told" };
        var topK = new Option<int?>("--top-k") { Description = "only so many of the best tokens; 0, which is the default, for all" };
        var topP = new Option<double?>("--top-p") { Description = "only the best that together have this probability; 1 unless told" };
        var model = new Option<string?>("--model")
        {
            Description = "draft, small, target (the default), or the path of a model's file or folder",
        };
        var weights = new Option<string?>("--weights") { Description = "fp32, bf16, int8 or int4; by default as the file has them" };
        var threads = new Option<int?>("--threads") { Description = "threads; by default one a core" };
        var stats = new Option<bool>("--stats") { Description = "say on standard error how fast it was, and what bounds it" };
        var speculate = new Option<string?>("--speculate")
        {
            Description = $"{string.Join(", ", DrafterChoice.Names)}: who guesses tokens that the model then verifies; off unless told. "
                + "The text is the same",
        };
        var draftLength = new Option<int?>("--draft-length")
        {
            Description = "tokens that a round guesses; by default as drafter and weights are",
        };
        var learn = new Option<string?>("--learn")
        {
            Description = "adaptive: learn from this text and those before it, in a file of yours; .course/learned.bin unless told",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var forget = new Option<string?>("--forget")
        {
            Description = "delete what --learn keeps, and write no text",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var plain = new Option<bool>("--plain") { Description = "no marks on guessed tokens, for screen readers" };
        var command = new Command("generate", "Continue a text with a model of the course.")
        {
            prompt, tokens, seed, temperature, topK, topP, model, weights, threads, stats, speculate, draftLength, learn, forget, plain,
        };
        command.SetAction((parsed, cancel) => parsed.GetResult(forget) is not null
            ? Task.FromResult(Forgetting.Run(learner, parsed.GetValue(forget), alone: parsed.GetValue(prompt) is null))
            : Task.Run(() => Run(
                learner,
                new GenerateOptions
                {
                    Prompt = parsed.GetValue(prompt) ?? throw new UsageException("./course generate: --prompt TEXT is missing."),
                    Tokens = parsed.GetValue(tokens) ?? 200,
                    Sampling = new()
                    {
                        Seed = parsed.GetValue(seed) ?? 1,
                        Temperature = parsed.GetValue(temperature) ?? 0.8,
                        TopK = parsed.GetValue(topK) ?? 0,
                        TopP = parsed.GetValue(topP) ?? 1,
                    },
                    Model = parsed.GetValue(model) ?? "target",
                    Weights = parsed.GetValue(weights),
                    Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
                    Stats = parsed.GetValue(stats),
                    Speculate = parsed.GetValue(speculate) ?? DrafterChoice.Off,
                    DraftLength = parsed.GetValue(draftLength),
                    Learn = parsed.GetResult(learn) is null ? null : parsed.GetValue(learn) ?? Learning.DefaultPath(learner.Layout.Root),
                    Plain = parsed.GetValue(plain),
                },
                cancel),
            CancellationToken.None));
        return command;
    }

    private static int Run(Learner learner, GenerateOptions options, CancellationToken cancel)
    {
        options.Check();
        var model = options.Open(learner.Layout.Root);
        using var engine = new Engine(model.Transformer, options.Threads);
        int[] prompt = [.. model.Beginning, .. Encoded(model, options.Prompt)];
        if (prompt.Length == 0) throw new UsageException(
            "./course generate: the prompt is empty, and this model's texts have no mark to begin with.");
        if (prompt.Length > engine.Context)
            throw new UsageException(
                $"./course generate: the prompt has {prompt.Length} tokens, and the model's context is {engine.Context}.");
        var lines = options.Speculate == DrafterChoice.Off
            ? Write(learner, model, Plain(engine, model, options, prompt), options.Plain, cancel)
            : Write(learner, model, Speculative(learner, engine, model, options, prompt), options.Plain, cancel);
        if (options.Stats)
            foreach (var line in lines()) learner.Screen.Problem(line);
        return Exit.Ok;
    }

    private static (IEnumerable<SpeculatedToken>, Func<IEnumerable<string>>) Plain(
        Engine engine, TextModel model, GenerateOptions options, int[] prompt)
    {
        var statistics = new GenerationStatistics();
        var made = Generation.Continue(
            engine, engine.NewCache(), prompt, options.Tokens, new Sampler(options.Sampling), model.Ends, statistics);
        return (made.Select(token => new SpeculatedToken(token, IsDrafted: false)),
            () => GenerateReport.Lines(statistics, model.Transformer));
    }

    private static (IEnumerable<SpeculatedToken>, Func<IEnumerable<string>>) Speculative(
        Learner learner, Engine engine, TextModel model, GenerateOptions options, int[] prompt)
    {
        var statistics = new SpeculationStatistics();
        var choice = DrafterChoice.Open(options, learner.Layout.Root, engine, model.Tokenizer, learner.Screen.Problem);
        var made = SpeculativeGeneration.Continue(
            engine, engine.NewCache(), prompt, options.Tokens, new SameDraw(new Sampler(options.Sampling)), model.Ends, choice.Drafter,
            choice.Length, statistics);
        if (choice.Learning is { } learning) made = learning.From(prompt, made);
        return (made, () => [.. SpeculationReport.Lines(statistics, choice.Drafter.Name, prompt.Length), .. AdaptiveReport.Lines(choice)]);
    }

    private static Func<IEnumerable<string>> Write(
        Learner learner, TextModel model, (IEnumerable<SpeculatedToken> Tokens, Func<IEnumerable<string>> Lines) text, bool plain,
        CancellationToken cancel)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        foreach (var (token, isDrafted) in text.Tokens)
        {
            cancel.ThrowIfCancellationRequested();
            var piece = Text(decoder, model.Tokenizer.Bytes(token), flush: false);
            if (isDrafted && !plain) learner.Screen.Marked(piece);
            else learner.Screen.Raw(piece);
        }
        learner.Screen.Raw(Text(decoder, [], flush: true));
        return text.Lines;
    }

    private static int[] Encoded(TextModel model, string text)
    {
        try
        {
            return model.Tokenizer.Encode(text);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"./course generate: the prompt cannot be written in this model's tokens: {wrong.Message}");
        }
    }

    // A token may end within a character: the decoder keeps its first bytes until the rest has come.
    private static string Text(Decoder decoder, ReadOnlySpan<byte> bytes, bool flush)
    {
        var characters = new char[decoder.GetCharCount(bytes, flush)];
        decoder.GetChars(bytes, characters, flush);
        return new(characters);
    }
}
