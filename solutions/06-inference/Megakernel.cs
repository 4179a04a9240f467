using Headroom.Stages;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;
using View = ILGPU.ArrayView<float>;

// 06.6 The megakernel. Objective: a whole decode step in one launch: groups wait for each other at counters instead of for the host.
// The functions of Stage compute: each does one piece of a stage, with all threads of a group, and none waits. You say who does what, when.
// TwoStages: h = first * x, then y = second * h, by Stage.Product(w, x, y, piece). Stage.Pieces(rows) pieces write all rows. done [1].
// Step: from token and position to d.Logits. The stages in their order, with their pieces:
//   Embed Pieces(width); in each layer Qkv Pieces(3 * width), Attend heads, Output Pieces(width), GateUp Pieces(hidden),
//   Down Pieces(width); at the end Logits Pieces(vocabulary).
// A piece may read what any piece of the stages before has written. done [5 * layers + 2].
// Pieces go round by groups, such as p to group p % Grid.DimX: each is done once, and in no stage has a group two more than another.
// All groups are on the device together, few or many, of 32 to 256 threads.
// Counters are 0 before the first step and never set back: step is 1 in the first launch, 2 in the next.
// To signal: a barrier, then one thread does MemoryFence.DeviceLevel() and Atomic.Add. To wait: one thread reads with
// Atomic.Add(ref done[i], 0) until it is enough, then a barrier. NVIDIA's memory model wants a second fence before that barrier;
// the simulated GPU does not look for it. Out of scope: a queue of pieces. About 45 lines. The functions are in lib/Headroom/Stages.
public static class Megakernel
{
    // your turn: begin
    public static void TwoStages(Rows first, Rows second, View x, View h, View y, ArrayView<int> done, int step)
    {
        for (var piece = Grid.IdxX; piece < Stage.Pieces(h.IntLength); piece += Grid.DimX)
        {
            Stage.Product(first, x, h, piece);
            Signal(done, 0);
        }
        Await(done, 0, step * Stage.Pieces(h.IntLength));
        for (var piece = Grid.IdxX; piece < Stage.Pieces(y.IntLength); piece += Grid.DimX) Stage.Product(second, h, y, piece);
    }

    public static void Step(Decoder d, int token, int position, ArrayView<int> done, int step)
    {
        for (var stage = 0; stage < 5 * d.Layers + 2; stage++)
            for (var piece = Grid.IdxX; piece < Pieces(d, stage); piece += Grid.DimX)
            {
                if (stage > 0) Await(done, stage - 1, step * Pieces(d, stage - 1));
                Do(d, stage, token, position, piece);
                Signal(done, stage);
            }
    }

    private static void Do(Decoder d, int stage, int token, int position, int piece)
    {
        var layer = (stage - 1) / 5;
        if (stage == 0) Stage.Embed(d, token, position, piece);
        else if (layer == d.Layers) Stage.Logits(d, piece);
        else if (stage % 5 == 1) Stage.Qkv(d, layer, position, piece);
        else if (stage % 5 == 2) Stage.Attend(d, layer, position, piece);
        else if (stage % 5 == 3) Stage.Output(d, layer, piece);
        else if (stage % 5 == 4) Stage.GateUp(d, layer, piece);
        else Stage.Down(d, layer, piece);
    }

    private static int Pieces(Decoder d, int stage) => stage == 5 * d.Layers + 1 ? Stage.Pieces(d.Vocabulary) : (stage % 5) switch
    {
        1 => Stage.Pieces(3 * d.Width),
        2 => d.Heads,
        4 => Stage.Pieces(d.Hidden),
        _ => Stage.Pieces(d.Width),
    };

    // One more piece is done: all threads have written, others see that before they see the signal.
    private static void Signal(ArrayView<int> done, int stage)
    {
        Group.Barrier();
        if (!Group.IsFirstThread) return;
        MemoryFence.DeviceLevel();
        Atomic.Add(ref done[stage], 1);
    }

    private static void Await(ArrayView<int> done, int stage, int pieces)
    {
        if (Group.IsFirstThread)
        {
            while (Atomic.Add(ref done[stage], 0) < pieces) { }
            MemoryFence.DeviceLevel(); // not what the cache held before; only a real GPU wants it
        }
        Group.Barrier();
    }
    //> public static void TwoStages(Rows first, Rows second, View x, View h, View y, ArrayView<int> done, int step)
    //> {
    //>     // h = first * x, then y = second * h
    //> }
    //>
    //> public static void Step(Decoder d, int token, int position, ArrayView<int> done, int step)
    //> {
    //>     // d.Logits
    //> }
    // your turn: end
}
