using System.Linq.Expressions;
using System.Reflection;

namespace ILGPU.Simulation.Threads;

/// <summary>
/// All groups of a launch, one after the other. A lane runs on the thread that is awake until it waits or ends; only then does another
/// lane get its turn, on another thread if this one's stack is taken. A kernel that never waits needs no second thread.
/// </summary>
/// <remarks>All state here belongs to whoever holds the baton, so nothing is locked.</remarks>
internal sealed partial class ThreadGrid : ILaneSync, IDisposable
{
    private readonly KernelSource kernel;
    private readonly WorkGroup group;
    private readonly object?[] args;
    private readonly int? seed;
    private readonly Delegate call;
    private readonly MethodInvoker invoker;
    private readonly Lane[] lanes;
    private readonly Carrier?[] carriers; // of the lanes that wait, by lane
    private readonly bool[] ended;
    private readonly int[] order;
    private readonly Stack<Carrier> idle = [];
    private readonly Queue<Lane> ready = [];
    private readonly List<Carrier> all = [];

    private int nextLane; // in order
    private long nextGroup;
    private bool finished;

    public ThreadGrid(KernelSource kernel, WorkGroup group, Arena arena, object?[] args, LaunchOptions options)
    {
        (this.kernel, this.group, this.args, seed) = (kernel, group, args, options.LaneOrderSeed);
        // Through a delegate, for reflection's own stubs inline what they call, and a stack trace would lose the kernel's line.
        call = kernel.Method.CreateDelegate(Expression.GetActionType([.. kernel.Method.GetParameters().Select(parameter => parameter.ParameterType)]), kernel.Target);
        invoker = MethodInvoker.Create(call.GetType().GetMethod("Invoke")!);
        lanes = [.. Enumerable.Range(0, group.Lanes).Select(index => new Lane(group, index) { Sync = this, Arena = arena, Output = options.Output })];
        carriers = new Carrier?[lanes.Length];
        ended = new bool[lanes.Length];
        order = [.. Enumerable.Range(0, lanes.Length)];
        nextLane = lanes.Length;
    }

    /// <summary>Runs the grid to its end on this thread and as many more as lanes wait at a time.</summary>
    public void Run()
    {
        var host = Lane.Current;
        var mine = new Carrier();
        all.Add(mine);
        try
        {
            Carry(mine);
        }
        finally
        {
            Lane.Current = host;
            foreach (var carrier in all)
                carrier.Thread?.Join();
        }
        ThrowFault();
    }

    public void Dispose()
    {
        foreach (var lane in lanes)
            lane.Reset();
        foreach (var carrier in all)
            carrier.Dispose();
    }

    // Runs lanes as long as there are any to start; sleeps while lanes that waited on other threads go on.
    private void Carry(Carrier me)
    {
        while (!finished)
        {
            if (!aborting && StartNext() is { } lane)
                RunLane(lane, me);
            else if (NextAwake() is { } other)
            {
                idle.Push(me);
                other.Wake();
                me.Sleep();
            }
            else if (!aborting && StartGroup())
                continue;
            else
                Finish();
        }
    }

    private void RunLane(Lane lane, Carrier me)
    {
        Lane.Current = lane;
        running = me;
        try
        {
            invoker.Invoke(call, Arguments(lane));
        }
        catch (LaneAborted aborted)
        {
            NoteWaiting(lane, aborted);
        }
        catch (Exception exception) when (!aborting)
        {
            Fail(lane, exception);
        }
        catch (Exception)
        {
            // A lane that throws while it is unwound has nothing to add to the first fault.
        }
        ended[lane.LinearIndex] = true;
    }

    private Span<object?> Arguments(Lane lane)
    {
        var own = (object?[])args.Clone();
        if (kernel.IsImplicitlyGrouped)
            own[0] = GlobalIndex(lane);
        return own;
    }

    private object GlobalIndex(Lane lane) => kernel.IndexType switch
    {
        IndexType.Index1D => new Index1D(Global(lane).X),
        IndexType.Index2D => Global(lane).XY,
        _ => (object)Global(lane),
    };

    private Index3D Global(Lane lane) => lane.Index + group.GridIndex * group.GroupDim;

    // Lanes of an implicitly grouped kernel beyond its extent do not run at all.
    private bool Exists(Lane lane) => !kernel.IsImplicitlyGrouped || Global(lane).InBounds(KernelSignature.Extent(args[0]));

    private Lane? StartNext()
    {
        while (nextLane < order.Length)
        {
            var lane = lanes[order[nextLane++]];
            if (Exists(lane))
                return lane;
            ended[lane.LinearIndex] = true;
        }
        return null;
    }

    private bool StartGroup()
    {
        if (nextGroup == group.GridDim.LongSize)
            return false;
        var number = nextGroup++;
        group.GridIndex = new Index3D(
            (int)(number % group.GridDim.X),
            (int)(number / group.GridDim.X % group.GridDim.Y),
            (int)(number / ((long)group.GridDim.X * group.GridDim.Y)));
        group.ResetShared();
        foreach (var lane in lanes)
            lane.Reset();
        Array.Clear(ended);
        Shuffle(number);
        nextLane = 0;
        return true;
    }

    private void Shuffle(long number)
    {
        if (seed is { } value)
            new Random(HashCode.Combine(value, number)).Shuffle(order);
    }

    private void Finish()
    {
        finished = true;
        while (idle.TryPop(out var carrier))
            carrier.Wake();
    }
}
