namespace Headroom.Testing;

/// <summary>Right submissions of 06.6 that hand over in another way than the solution, as edits of it: they pass.</summary>
[Machine]
public sealed class RightMegakernelTest(RightAttentionTest.Workshop workshop) : IClassFixture<RightAttentionTest.Workshop>
{
    // Every group signals once for each stage, whether it had a piece or not, and waits once.
    private const string BarrierOfTheGrid = """
        -         for (var stage = 0; stage < 5 * d.Layers + 2; stage++)
        -             for (var piece = Grid.IdxX; piece < Pieces(d, stage); piece += Grid.DimX)
        -             {
        -                 if (stage > 0) Await(done, stage - 1, step * Pieces(d, stage - 1));
        -                 Do(d, stage, token, position, piece);
        -                 Signal(done, stage);
        -             }
        +         for (var stage = 0; stage < 5 * d.Layers + 2; stage++)
        +         {
        +             for (var piece = Grid.IdxX; piece < Pieces(d, stage); piece += Grid.DimX) Do(d, stage, token, position, piece);
        +             Signal(done, stage);
        +             Await(done, stage, step * Grid.DimX);
        +         }
        """;

    // One counter goes on through all stages and steps.
    private const string OneCounter = """
        -         for (var stage = 0; stage < 5 * d.Layers + 2; stage++)
        -             for (var piece = Grid.IdxX; piece < Pieces(d, stage); piece += Grid.DimX)
        -             {
        -                 if (stage > 0) Await(done, stage - 1, step * Pieces(d, stage - 1));
        -                 Do(d, stage, token, position, piece);
        -                 Signal(done, stage);
        -             }
        +         var all = 0;
        +         for (var stage = 0; stage < 5 * d.Layers + 2; stage++) all += Pieces(d, stage);
        +         var before = (step - 1) * all;
        +         for (var stage = 0; stage < 5 * d.Layers + 2; stage++)
        +         {
        +             for (var piece = Grid.IdxX; piece < Pieces(d, stage); piece += Grid.DimX)
        +             {
        +                 Await(done, 0, before);
        +                 Do(d, stage, token, position, piece);
        +                 Signal(done, 0);
        +             }
        +             before += Pieces(d, stage);
        +         }
        """;

    private const string AFenceInEachThread = """
        -         Group.Barrier();
        -         if (!Group.IsFirstThread) return;
        -         MemoryFence.DeviceLevel();
        +         MemoryFence.DeviceLevel();
        +         Group.Barrier();
        +         if (!Group.IsFirstThread) return;
        """;

    private const string EveryThreadWaits = """
        -         if (Group.IsFirstThread)
        -         {
        -             while (Atomic.Add(ref done[stage], 0) < pieces) { }
        -             MemoryFence.DeviceLevel(); // not what the cache held before; only a real GPU wants it
        -         }
        -         Group.Barrier();
        +         while (Atomic.Add(ref done[stage], 0) < pieces) { }
        +         MemoryFence.DeviceLevel();
        """;

    // Neighbouring pieces, an even share for each group.
    private const string PiecesInARow = """
        -             for (var piece = Grid.IdxX; piece < Pieces(d, stage); piece += Grid.DimX)
        +             for (var piece = Share(d, stage, 0); piece < Share(d, stage, 1); piece++)

        -     private static void Do(Decoder d, int stage, int token, int position, int piece)
        +     private static int Share(Decoder d, int stage, int next) => (Grid.IdxX + next) * Pieces(d, stage) / Grid.DimX;
        +
        +     private static void Do(Decoder d, int stage, int token, int position, int piece)
        """;

    public static TheoryData<string, string> Submissions => new()
    {
        { nameof(BarrierOfTheGrid), BarrierOfTheGrid },
        { nameof(OneCounter), OneCounter },
        { nameof(AFenceInEachThread), AFenceInEachThread },
        { nameof(EveryThreadWaits), EveryThreadWaits },
        { nameof(PiecesInARow), PiecesInARow },
    };

    [Theory, MemberData(nameof(Submissions))]
    public Task Another_right_way_passes(string name, string edit) => workshop.Passes("06.6", "Megakernel", name, edit);
}
