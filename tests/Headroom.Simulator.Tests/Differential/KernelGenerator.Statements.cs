namespace Headroom.Simulator.Testing.Differential;

internal sealed partial class KernelGenerator
{
    /// <summary>A statement that all lanes of the group reach together, and leave together.</summary>
    private void Together()
    {
        var choice = _random.Next(_depth < DeepestNesting ? 6 : 4);
        if (choice == 0) Apart();
        else if (choice == 1) Shuffle();
        else if (choice is 2 or 3) Exchange();
        else if (choice == 4) SameLoop();
        else Block($"if (Grid.IdxX {Pick("== 0", "!= 0", "< 5")})", 2, Together);
    }

    /// <summary>A statement that each lane may reach by itself.</summary>
    private void Apart()
    {
        var choice = _random.Next(_depth < DeepestNesting ? 7 : 4);
        if (choice < 3) Arithmetic();
        else if (choice == 3) Load();
        else if (choice == 4) RaggedLoop();
        else if (choice == 5) Branch();
        else Search();
    }

    private void SameLoop()
    {
        var k = Name();
        Block($"for (var {k} = 0; {k} < {_random.Next(1, 4)}; {k}++)", 2, Together);
    }

    /// <summary>A loop whose trip count differs from lane to lane.</summary>
    private void RaggedLoop()
    {
        var k = Name();
        Block($"for (var {k} = 0; {k} < ({Pick("lane", "i", "source[here]", "i + lane")} & {Pick("1", "3", "5")}); {k}++)", 2, Apart);
    }

    private void Branch()
    {
        Block($"if ({Condition()})", 2, Apart);
        if (_random.Next(2) == 0) Block("else", 1, Apart);
    }

    /// <summary>A loop that lanes leave in different rounds and in which some skip the rest of a round.</summary>
    private void Search()
    {
        var k = Name();
        Line($"var {k} = lane & 3;");
        Line("do");
        Open();
        Line($"{k}++;");
        Line($"if ({Condition()}) continue;");
        Apart();
        Line($"if ((i & 7) == {_random.Next(8)}) break;");
        Close();
        Line($"while ({k} < {_random.Next(3, 7)});");
    }

    /// <summary>Own element, barrier, another lane's element; a second barrier keeps it from being overwritten while it is read.</summary>
    private void Exchange()
    {
        var (memory, mine) = _random.Next(2) == 0 ? ("cells", "i") : ("tile", "x");
        if (_barrierFirst) Line("Group.Barrier();");
        Line($"{memory}[lane] = {mine};");
        Line("Group.Barrier();");
        Line($"{mine} {(mine == "i" ? Pick("+=", "^=", "-=") : "= 0.5f *")} {memory}[{Other()}];");
        if (!_barrierFirst) Line("Group.Barrier();");
    }

    private void Shuffle()
    {
        var value = Pick("i", "j", "x", "y");
        Line($"{value} = Warp.ShuffleXor({value}, {Pick("1", "2", "5", "16", "31")}){Pick("", $" + {value}")};");
    }

    private void Load() => Line(_random.Next(2) == 0
        ? $"i += source[(here + (j & {Pick("3", "15")})) % source.IntLength];"
        : $"x = x * 0.5f + weights[(here * {Pick("1", "2", "5")}) % weights.IntLength];");

    private void Arithmetic() => Line(Pick(
        "i = i * 5 + j;",
        "j = Mix(j, i);",
        "i ^= j << 2;",
        "j += i / 3 - j % 7;",
        "j = IntrinsicMath.Max(i, j) - lane;",
        "x = x * 0.5f + y;",
        "y = Blend(x, y);",
        "x /= 1f + y * y;",
        "y = MathF.FusedMultiplyAdd(x, 0.25f, y * 0.5f);",
        "y = MathF.Sqrt(MathF.Abs(x)) + lane;",
        "x += (i & 15) * 0.125f;",
        "i += (int)MathF.Min(MathF.Abs(y), 100f);"));

    private string Other() =>
        Pick("(lane + 1) % Group.DimX", "Group.DimX - 1 - lane", "(lane * 2) % Group.DimX", "0", "(lane + (j & 7)) % Group.DimX");

    private string Condition() =>
        Pick("(lane & 1) == 0", "i > j", "x < y", "lane < 7", "(i & 3) == 1", "x > 0f && j > 2", "(j & 4) != 0 || lane == 3");
}
