using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

// Functions, delegates and control flow.
internal static partial class RejectedKernels
{
    private static readonly Func<int, int> s_halve = value => value / 2;

    internal enum Side
    {
        Left,
        Right,
    }

    public static void Recursion(Index1D i, ArrayView<int> view)
    {
        view[i] = Factorial(i);
    }

    private static int Factorial(int n)
    {
        if (n < 2) return 1;
        return n * Factorial(n - 1); // here: loop
    }

    public static void MutualRecursion(Index1D i, ArrayView<int> view)
    {
        view[i] = IsEven(i) ? 1 : 0;
    }

    private static bool IsEven(int n) => n == 0 || IsOdd(n - 1);

    private static bool IsOdd(int n) => n != 0 && IsEven(n - 1); // here: loop

    public static void MemoryBarrier(Index1D i, ArrayView<int> view)
    {
        view[i] = 1;
        Interlocked.MemoryBarrier(); // here: MemoryFence.DeviceLevel()
        view[i] = 2;
    }

    public static void CapturingLocalFunction(Index1D i, ArrayView<int> view)
    {
        var amount = 3;
        var sum = 0;
        for (var k = 0; k < 4; k++)
        {
            Add(k);
        }
        view[i] = sum;

        void Add(int value)
        {
            sum += value * amount; // here: pass ref sum and amount
        }
    }

    public static void CapturingTheView(Index1D i, ArrayView<int> view)
    {
        Put(3);

        void Put(int value) => view[i] = value; // here: pass
    }

    public static void CapturingLambda(Index1D i, ArrayView<int> view)
    {
        var amount = 3;
        view[i] = 0;
        Func<int, int> add = value => value + amount; // here: static method
        view[i] = add(i);
    }

    public static void LambdaAsArgument(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Twofold(value => value + 1, i); // here: static method
    }

    private static int Twofold(Func<int, int> function, int value) => function(function(value));

    public static void MethodGroup(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        Func<int, int> function = Magnitude; // here: static method
        view[i] = function(i);
    }

    private static int Magnitude(int value) => Math.Abs(value);

    public static void StaticDelegate(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = s_halve(i); // here: static method
    }

    public static unsafe void FunctionPointer(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        delegate*<int, int> function = &Magnitude; // here: static method
        view[i] = function(i);
    }

    public static void SwitchWithoutDefault(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = (Side)i.X switch // here: default arm
        {
            Side.Left => 1,
            Side.Right => 2,
        };
    }

    public static void SwitchOfNumbersWithoutDefault(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = i.X switch // here: default arm
        {
            0 => 1,
            1 => 2,
        };
    }

    public static void TryCatch(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        try
        {
            view[i] = 1; // here: plain statements
        }
        catch (OverflowException)
        {
            view[i] = 2;
        }
    }

    public static void UsingBlock(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        using (new Scope()) // here: call Dispose on the host
        {
            view[i] = 1;
        }
    }

    public static void Locking(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        lock (s_gate) // here: Atomic
        {
            view[i] = 1;
        }
    }

    private static readonly object s_gate = new();

    public static void ThrowExpression(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = i >= 0 ? i.X : throw new ArgumentException("negative"); // here: return early
    }

    public static void Rethrow(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        try
        {
            view[i] = 1; // here: plain statements
        }
        catch (OverflowException)
        {
            throw;
        }
    }

    public static void RandomNumbers(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Random.Shared.Next(10); // here: from the index
    }

    public static void Sleeping(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        Thread.Sleep(1); // here: Group.Barrier
    }

    public static void ParallelLoop(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        Parallel.For(0, 4, k => view[k] = 1); // here: each of its threads
    }
}
