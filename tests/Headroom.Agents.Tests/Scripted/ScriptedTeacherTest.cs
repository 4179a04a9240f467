using Headroom.Agents.Rollouts;
using Headroom.Agents.Scripted;
using Headroom.Agents.Sources;

namespace Headroom.Agents.Tests.Scripted;

public sealed class ScriptedTeacherTest
{
    private static readonly SourceFile s_file = new("src/Shop.cs", """
        using System;

        namespace Shop;

        public sealed class Basket
        {
            public int Weigh(string label, int count)
            {
                var x = count * 37;
                if (label == null) return x;
                return x + label.Length;
            }

            public string Label(string colour, string shape)
            {
                return colour + " parcel of the shape " + shape;
            }

            public double Price(double amount, double rate) => amount * rate + 12 * Math.Max(amount, 17) - rate;
        }
        """.ReplaceLineEndings("\n"));

    public static TheoryData<string, string, string> Changes => new()
    {
        { "nothing given", "Weigh", "        ArgumentNullException.ThrowIfNull(label);\n        var x" },
        { "below zero", "Weigh", "        ArgumentOutOfRangeException.ThrowIfNegative(count);\n" },
        { "magic number", "Weigh", " = 37;\n        var x = count * " },
        { "too long", "Label", "public string Label(string colour, string shape) => colour + \" parcel of the shape \" + shape;" },
        { "branches", "Weigh", "        return label == null ? x : x + label.Length;\n" },
        { "braces", "Weigh", "        if (label == null)\n        {\n            return x;\n        }\n" },
        { "comparisons", "Weigh", "if (label is null) return x;" },
        { "too dense", "Price", "    public double Price(double amount, double rate)\n    {\n        return amount * rate + 12" },
        { "no words", "Label", "    /// <summary>" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task An_instruction_is_answered_by_its_change(string kind, string method, string expected)
    {
        var member = Member.Of(s_file).Single(member => member.Name == method);
        using var teacher = new ScriptedTeacher(1, ScriptedHabits.Faithful);
        var instruction = Instructions.All.Single(one => one.Name == kind).For(method);
        var response = await teacher
            .GetResponseAsync(Prompts.First(s_file, member, instruction), null, TestContext.Current.CancellationToken);
        var edit = MemberEdit.Apply(s_file, EditAnswer.Read(response.Text)!.Code, out var reason);
        Assert.Null(reason);
        Assert.Contains(expected, edit!.File);
    }

    [Fact]
    public async Task Every_kind_of_instruction_comes_through_two_rollouts_and_a_rename_is_guessed_anew()
    {
        var rollouts = new TwoRollouts(new ScriptedTeacher(1, ScriptedHabits.Faithful), 0);
        var all = new List<Trajectory>();
        foreach (var kind in Instructions.All)
            foreach (var member in Member.Of(s_file))
                all.Add(await rollouts.Run(s_file, member, kind, TestContext.Current.CancellationToken));
        Assert.All(all, each =>
            Assert.True(each.Reject == Reject.None, $"{each.Member}, {each.Kind}: {each.Reject}, {each.Why}\n{each.FirstPatch}"));
        Assert.Contains(all, each => each.Recall == 1);
        Assert.Contains(all, each => each.Recall < 1);
    }

    [Fact]
    public async Task The_same_seed_and_request_give_the_same_answer()
    {
        var member = Member.Of(s_file)[0];
        var messages = Prompts.First(s_file, member, Instructions.All[2].For(member.Name));
        async Task<string> Answer(int seed) =>
            (await new ScriptedTeacher(seed, new(0.5, 0.2, 0.2))
                .GetResponseAsync(messages, null, TestContext.Current.CancellationToken)).Text;
        Assert.Equal(await Answer(3), await Answer(3));
        var answers = new HashSet<string>();
        for (var seed = 0; seed < 20; seed++) answers.Add(await Answer(seed));
        Assert.True(answers.Count > 3, $"{answers.Count} answers");
    }

    [Theory]
    [InlineData(1, 0, 0, Reject.LowRecall)]
    [InlineData(0, 1, 0, Reject.FirstUnusable)]
    [InlineData(0, 0, 1, Reject.Leak)]
    public async Task A_bad_habit_is_rejected_for_its_own_reason(double stray, double unusable, double quoting, Reject reason)
    {
        var rollouts = new TwoRollouts(new ScriptedTeacher(2, new(stray, unusable, quoting)), 0.5);
        var rejects = new List<Reject>();
        foreach (var kind in Instructions.All)
            rejects.Add((await rollouts.Run(s_file, Member.Of(s_file)[0], kind, TestContext.Current.CancellationToken)).Reject);
        Assert.Contains(reason, rejects);
        Assert.True(rejects.Count(reject => reject == reason) >= 4, string.Join(", ", rejects));
    }
}
