namespace Headroom.Bench.Jupyter;

/// <summary>What claims have a kernel do, each time with a look at what came.</summary>
internal static class KernelTasks
{
    /// <summary>The smallest cell.</summary>
    public static void RunSmallest(KernelClient kernel) => kernel.Run("1+1");

    /// <summary>Runs as many cells, each with a value and a method that later ones see.</summary>
    public static void Grow(KernelClient kernel, int cells)
    {
        for (var cell = 0; cell < cells; cell++)
            kernel.Run($"var value{cell} = {cell}; int Twice{cell}(int x) => 2 * x; Twice{cell}(value{cell})");
    }

    /// <summary>Tab after a few letters of a member.</summary>
    public static void CompleteConsole(KernelClient kernel) => Complete(kernel, "Console.Wri", "WriteLine");

    /// <summary>Tab in a member of what the last of so many cells declared.</summary>
    public static void CompleteLast(KernelClient kernel, int cells) => Complete(kernel, $"value{cells - 1}.Compar", "CompareTo");

    private static void Complete(KernelClient kernel, string code, string expected)
    {
        var reply = kernel.Ask("complete_request", new() { ["code"] = code, ["cursor_pos"] = code.Length });
        if (!reply["matches"]!.AsArray().Any(match => (string?)match == expected))
            throw new InvalidOperationException($"{expected} is not among {reply["matches"]}");
    }
}
