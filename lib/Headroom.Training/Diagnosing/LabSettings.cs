using Headroom.Training.Seeds;

namespace Headroom.Training.Diagnosing;

/// <summary>One run of the laboratory: sizes, rate, and what is wrong. Drawn so that no size tells the fault.</summary>
internal sealed record LabSettings
{
    public required Circumstance Circumstance { get; init; }
    public required ulong Seed { get; init; }

    /// <summary>V, 8 to 512.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>T: rows are padded to it.</summary>
    public required int Context { get; init; }

    public required int Width { get; init; }
    public required int Layers { get; init; }
    public required int Steps { get; init; }

    /// <summary>Rows of a step.</summary>
    public int Batch { get; init; } = 8;

    /// <summary>Texts to train on.</summary>
    public required int Texts { get; init; }

    /// <summary>Texts held out.</summary>
    public required int HeldOut { get; init; }

    /// <summary>The shortest text, as a share of the context: 8 tokens or more, of which half do not meet by chance alone.</summary>
    public required double Shortest { get; init; }

    public required double PeakRate { get; init; }
    public required int Warmup { get; init; }

    /// <summary>What the rate falls to, as a share of its peak.</summary>
    public required double FinalShare { get; init; }

    /// <summary>Gradient descent with momentum instead of AdamW.</summary>
    public bool Descends { get; init; }

    public double LossScale { get; init; } = 1;

    public float WeightDecay { get; init; } = 0.1f;

    /// <summary>Deviation of the untrained model's scores.</summary>
    public double FirstScores { get; init; } = 0.1;

    /// <summary>How many times as long a block without norms makes what passes it; 0 for blocks with norms.</summary>
    public double Gain { get; init; }

    /// <summary>A target is the token that stands this many places after its input.</summary>
    public int Offset { get; init; } = 1;

    /// <summary>The step whose batch is noise; -1 for none.</summary>
    public int Spike { get; init; } = -1;

    /// <summary>Held-out texts that hold a piece of a training text.</summary>
    public int Leaks { get; init; }

    public static LabSettings Drawn(Circumstance circumstance, ulong seed)
    {
        var dice = Dice.For(seed, 0);
        var steps = Int(dice, 40, 52);
        var plain = new LabSettings
        {
            Circumstance = circumstance,
            Seed = seed,
            Vocabulary = (int)Scale(dice, 8, 512),
            Context = Int(dice, 20, 28),
            Width = 8 * Int(dice, 2, 6),
            Layers = Int(dice, 2, 4),
            Steps = steps,
            Texts = Int(dice, 40, 72),
            HeldOut = Int(dice, 12, 20),
            Shortest = Real(dice, 0.4, 1),
            PeakRate = Scale(dice, 3e-3, 1e-2),
            Warmup = steps * Int(dice, 20, 35) / 100,
            FinalShare = dice.Below(2) == 0 ? 1 : 0.1,
        };
        return circumstance switch
        {
            Circumstance.Slow => plain with { PeakRate = Scale(dice, 1e-4, 3e-4) },
            Circumstance.Descent => Descending(plain, Scale(dice, 0.1, 0.3), Int(dice, 8, 10)), // above every rate of Steep
            Circumstance.Noisy => plain with { Batch = 1 },
            Circumstance.Spike => plain with { Spike = Int(dice, steps / 2, steps * 2 / 3) },
            Circumstance.ScaledLoss => plain with { LossScale = Math.ScaleB(1, Int(dice, 8, 16)) },
            Circumstance.Memorising => plain with { Texts = Int(dice, 6, 9) },
            // Scores of deviation s lose s^2 / 2 more than a guess: half of ln V and more.
            Circumstance.LargeHead => plain with { FirstScores = Math.Sqrt(2 * Real(dice, 0.5, 0.8) * Math.Log(plain.Vocabulary)) },
            Circumstance.MeanOverPadding => plain with { Shortest = Real(dice, 0.4, 0.5) },
            Circumstance.Unnormalised => plain with { Gain = Real(dice, 2.5, 3.5) },
            Circumstance.Decayed => plain with { WeightDecay = (float)Real(dice, 12, 25) },
            Circumstance.Shifted => plain with { Offset = dice.Of([-1, 0, 2, 3]) },
            Circumstance.Steep => plain with { PeakRate = Scale(dice, 8, 20), FinalShare = 1 },
            Circumstance.SteepDescent => Descending(plain with { FinalShare = 1 }, Scale(dice, 3, 30), Int(dice, 0, 4)),
            Circumstance.Leaked => plain with
            {
                Leaks = Int(dice, 3, plain.HeldOut),
                Texts = dice.Below(2) == 0 ? plain.Texts : Int(dice, 6, 9),
            },
            _ => plain,
        };
    }

    // A gradient is as long as its loss is scaled, and a rate of descent as much larger as the gradient is shorter: rates say nothing.
    private static LabSettings Descending(LabSettings plain, double rate, int halvings) => plain with
    {
        Descends = true, PeakRate = Math.ScaleB(rate, halvings), LossScale = Math.ScaleB(1, -halvings),
    };

    private static int Int(Dice dice, int low, int high) => low + dice.Below(high - low + 1);

    private static double Real(Dice dice, double low, double high) => low + (high - low) * (dice.Next() >> 11) * Math.ScaleB(1, -53);

    private static double Scale(Dice dice, double low, double high) => Math.Exp(Real(dice, Math.Log(low), Math.Log(high)));
}
