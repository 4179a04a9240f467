using System.Globalization;
using System.Text;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>
/// Writes random legal kernels as C# text: (source, weights, target, result), one element per lane. Barriers and shuffles stand only where
/// all lanes of the group pass; each lane writes its own element of shared memory, so a kernel without a race gives one answer.
/// </summary>
internal sealed partial class KernelGenerator
{
    private const int DeepestNesting = 3;

    private readonly StringBuilder _text = new();
    private readonly Random _random;
    private readonly bool _barrierFirst;
    private int _depth;
    private int _names;

    private KernelGenerator(int seed)
    {
        _random = new Random(seed);
        _barrierFirst = seed % 2 == 0;
    }

    /// <summary>One class with the methods Kernel0, Kernel1 and so on, one per seed, and the functions that they call.</summary>
    public static string Write(int kernels) => $$"""
        using ILGPU;
        using ILGPU.Runtime;

        public static class Generated
        {
            private static int Mix(int a, int b) => (a * 31) ^ (b >> 3);

            private static float Blend(float a, float b)
            {
                if (a > b) return a * 0.5f + b * 0.25f;
                return b - a * 0.125f;
            }

        {{string.Concat(Enumerable.Range(0, kernels).Select(Kernel))}}
        }
        """;

    /// <summary>The text of one method.</summary>
    public static string Kernel(int seed)
    {
        var generator = new KernelGenerator(seed);
        generator.Body(seed);
        return generator._text.ToString();
    }

    private void Body(int seed)
    {
        Line($"public static void Kernel{seed}(ArrayView<int> source, ArrayView<float> weights, ArrayView<int> target, ArrayView<float> " +
            "result)");
        Open();
        // 96 elements: the largest group that the tests launch.
        Line("var cells = SharedMemory.Allocate<int>(96);");
        Line("var tile = SharedMemory.Allocate<float>(96);");
        Line("var here = Grid.GlobalIndex.X;");
        Line("var lane = Group.IdxX;");
        Line("var i = source[here];");
        Line("var j = lane;");
        Line("var x = weights[here];");
        Line("var y = 1.5f;");
        Exchange();
        Statements(_random.Next(3, 6), Together);
        Line("target[here] = i ^ j;");
        Line("result[here] = x + y;");
        // Nothing below meets at a barrier, so lanes may leave.
        if (_random.Next(2) == 0) Line($"if ({Condition()}) return;");
        Statements(2, Apart);
        Line("target[here] += Mix(i, j);");
        Line("result[here] += x - y;");
        Close();
    }

    private void Statements(int count, Action write)
    {
        for (var k = 0; k < count; k++) write();
    }

    private void Block(string head, int count, Action write)
    {
        Line(head);
        Open();
        Statements(count, write);
        Close();
    }

    private void Line(string text) => _text.Append(' ', 4 * (_depth + 1)).AppendLine(text);

    private void Open()
    {
        Line("{");
        _depth++;
    }

    private void Close()
    {
        _depth--;
        Line("}");
    }

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"k{_names++}");

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
