using Headroom.Course;
using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Distilling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Features;
using Headroom.Tokenizing;
using Headroom.Training.Corpora;
using Headroom.Training.Edits;
using Headroom.Training.Stories;

namespace Headroom.Bench.Speculation;

/// <summary>The course's target, a drafter for it, and held-out texts to continue.</summary>
internal sealed class ShippedPair : IDisposable
{
    private const int Beginning = 24; // tokens of a tale that are given
    private const int PhaseTexts = 5; // of shifting traffic: tales, edits, tales

    private readonly TextModel _model;
    private readonly Engine? _draft;
    private readonly EditSource? _edits;
    private readonly string _part;
    private readonly BytePairTokenizer _tokenizer;
    private long _taken;

    /// <exception cref="ClaimSkipped">A model is missing.</exception>
    public ShippedPair(SpeculatedSetting setting)
    {
        var root = CourseLayout.Find().Root;
        _model = Open("target", root, setting);
        _tokenizer = (BytePairTokenizer)_model.Tokenizer;
        Target = new(_model.Transformer);
        _part = setting.Part;
        if (setting.Part is "edits" or "shifting") _edits = HeldOutEdits.Of(root, _tokenizer);
        if (setting.Drafter is "draft" or "tree" or "adaptive") _draft = new(Open("draft", root, null).Transformer);
        (Drafter, Length) = setting.Drafter switch
        {
            "lookup" => (new LookupDrafter(), 15),
            "suffix" => (new SuffixDrafter(), 7),
            "tree" => (new ModelTreeDrafter(_draft!), 7),
            "adaptive" => (Adaptive(), DraftPlan.Branches * JudgedTrace.Longest),
            "features" => (new FeatureDrafter(Target, Features(root), sharesDraws: true), Group(setting)),
            _ => ((IDrafter)new ModelDrafter(_draft!, sharesDraws: true), Group(setting)),
        };
    }

    public Engine Target { get; }

    public Engine? Draft => _draft;

    public IDrafter Drafter { get; }

    /// <summary>Nodes of a round.</summary>
    public int Length { get; }

    public IReadOnlyList<int> Ends => _model.Ends;

    /// <summary>The beginning of a held-out tale, or an edit that is asked for; of shifting traffic five of each in turn.</summary>
    public int[] Prompt(int text)
    {
        var edits = _part == "shifting" ? text / PhaseTexts % 2 == 1 : _edits is not null;
        if (edits && _edits is not null)
            return [.. _edits.Edit(Corpus.Seed + 1, text).PromptTokens(_tokenizer).Select(token => (int)token)];
        var tale = _tokenizer.Encode(Tales.Tale(Corpus.Seed + 1, text).Text);
        return [.. _model.Beginning, .. tale.Take(Beginning).Select(token => (int)token)];
    }

    /// <summary>T of the target, and seconds of a pass of the draft.</summary>
    public (PassCosts Target, double Draft) Costs(int context) => (
        PassCosts.Measure(Target, context, sizes: [.. Enumerable.Range(1, Length + 1)]),
        _draft is null ? 0 : PassCosts.Measure(_draft, context, sizes: [1]).Plain);

    /// <summary>Passes of the draft since this was last asked.</summary>
    public long TakeDraftPasses()
    {
        var passes = Drafter switch { ModelDrafter chain => chain.Passes, ModelTreeDrafter tree => tree.Passes, _ => 0 };
        var since = passes - _taken;
        _taken = passes;
        return since;
    }

    public void Dispose()
    {
        Target.Dispose();
        _draft?.Dispose();
    }

    // What the command has with --learn: a draft that is taught, tables that learn, a lookup, and T(k) of this machine.
    private AdaptiveDrafter Adaptive()
    {
        var width = _draft!.Model.Shape.Width;
        var draft = new ModelDrafter(_draft, sharesDraws: true) { Distillation = new HeadDistillation(_draft, new(width)) };
        var costs = PassCosts.MeasureBriefly(_draft, 1).Plain;
        return new([draft, new TableDrafter(new()), new LookupDrafter()],
            new(PassCosts.MeasureBriefly(Target, DraftPlan.Branches * JudgedTrace.Longest + 1), [new(costs), new(3e-6), new(2e-6)]),
            clocked: true);
    }

    // With the text's last token a pass has eight or four: as many as the products of FP32, and of bytes, take at a time.
    private static int Group(SpeculatedSetting setting) => setting.Format == MatrixFormat.Fp32 ? 7 : 3;

    private static FeatureNetwork Features(string root)
    {
        var models = Path.Combine(root, "models");
        try
        {
            var target = ShippedModel.Open(Path.Combine(models, "target.safetensors"), Path.Combine(root, "artifacts", "models"));
            return FeatureNetwork.Prepare(FeatureFile.Open(Path.Combine(models, "features.safetensors"), target.Sha256));
        }
        catch (Exception missing) when (missing is FileNotFoundException or SafetensorsException)
        {
            throw new ClaimSkipped(missing.Message);
        }
    }

    private static TextModel Open(string name, string root, SpeculatedSetting? setting)
    {
        try
        {
            return TextModel.Shipped(name, root, setting?.Format);
        }
        catch (FileNotFoundException missing)
        {
            throw new ClaimSkipped(missing.Message);
        }
    }
}
