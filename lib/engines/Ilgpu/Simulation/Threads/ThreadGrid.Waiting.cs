namespace ILGPU.Simulation.Threads;

internal sealed partial class ThreadGrid
{
    private const int StackBytes = 256 * 1024;

    private Carrier? running;

    /// <summary>Puts the lane to sleep on its own stack until everybody it waits for has come.</summary>
    public void Wait(Lane lane)
    {
        var me = running!;
        carriers[lane.LinearIndex] = me;
        PassOn();
        me.Sleep();
        carriers[lane.LinearIndex] = null;
        running = me;
        if (aborting)
            throw new LaneAborted();
    }

    // To a carrier that starts the next lane if there is one, else to the first lane that may go on.
    private void PassOn()
    {
        if (nextLane < order.Length)
            (idle.TryPop(out var carrier) ? carrier : NewCarrier()).Wake();
        else
            NextAwake()!.Wake();
    }

    /// <summary>The carrier of the next lane that may go on after waiting; null where no lane waits.</summary>
    private Carrier? NextAwake()
    {
        if (aborting)
            return Array.Find(carriers, carrier => carrier is not null);
        if (ready.Count == 0)
            Release();
        return ready.TryDequeue(out var lane) ? carriers[lane.LinearIndex] : aborting ? NextAwake() : null;
    }

    private Carrier NewCarrier()
    {
        Carrier? carrier = null;
        carrier = new Carrier
        {
            Thread = new Thread(() =>
            {
                carrier!.Sleep();
                Carry(carrier);
            }, StackBytes)
            {
                IsBackground = true,
                Name = $"lanes of {kernel.Name}",
            },
        };
        all.Add(carrier);
        carrier.Thread.Start();
        return carrier;
    }

    // Called when every lane has ended or waits: lets the lanes go on whose meeting is complete.
    private void Release()
    {
        var waiting = lanes.Where(lane => carriers[lane.LinearIndex] is not null && lane.Waiting != SyncKind.None).ToArray();
        if (waiting.Length == 0)
            return;
        var groupWide = waiting.Where(lane => lane.Waiting.IsGroupWide()).ToArray();
        if (groupWide.Length == waiting.Length)
            ReleaseGroup(waiting);
        else
            ReleaseWarps(waiting);
        foreach (var index in order)
        {
            if (carriers[index] is not null && lanes[index].Waiting == SyncKind.None)
                ready.Enqueue(lanes[index]);
        }
        if (ready.Count == 0)
            Diverge();
    }

    private void ReleaseGroup(Lane[] waiting)
    {
        if (waiting.Length < lanes.Count(Exists) || waiting.Any(lane => lane.Waiting != waiting[0].Waiting))
            return;
        var outcome = Synchronization.Combine(waiting[0].Waiting, waiting.Count(lane => lane.Argument == 1), waiting.Length);
        foreach (var lane in waiting)
        {
            lane.Outcome = outcome;
            if (lane.Waiting == SyncKind.GroupBroadcast)
                lane.Result = (Array.Find(waiting, other => other.LinearIndex == lane.Argument) ?? lane).Operand;
        }
        LetGo(waiting);
    }

    private void ReleaseWarps(Lane[] waiting)
    {
        foreach (var warp in waiting.GroupBy(lane => lane.WarpIdx))
        {
            var alive = lanes.Count(lane => lane.WarpIdx == warp.Key && !ended[lane.LinearIndex]);
            var kind = warp.First().Waiting;
            if (!kind.IsGroupWide() && warp.Count() == alive && warp.All(lane => lane.Waiting == kind))
                ReleaseWarp([.. warp]);
        }
    }

    // A lane that has returned has nothing to give: whoever reads it keeps its own value.
    private static void ReleaseWarp(Lane[] warp)
    {
        foreach (var lane in warp)
        {
            var peer = Synchronization.PeerOf(lane);
            lane.Result = (Array.Find(warp, other => other.LaneIdx == peer) ?? lane).Operand;
        }
        LetGo(warp);
    }

    private static void LetGo(Lane[] waiting)
    {
        foreach (var lane in waiting)
            lane.Waiting = SyncKind.None;
    }
}
