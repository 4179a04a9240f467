using Headroom.Agents.Composing;
using Headroom.Agents.Composing.Running;
using Headroom.Agents.Composing.Styling;
using Headroom.Agents.Composing.Tasks;

namespace Headroom.Agents.Tests.Composing;

public sealed class BasesTest
{
    public static TheoryData<string> Tasks => [.. KernelTasks.All.Select(task => task.Name)];

    [Theory, MemberData(nameof(Tasks))]
    public void Every_base_is_right_on_the_meter_and_stays_so_by_another_hand(string name)
    {
        var task = KernelTasks.All.Single(one => one.Name == name);
        Assert.True(task.Bases.Count >= 5, $"{task.Bases.Count} bases");
        using var bench = new KernelBench();
        var texts = new Dictionary<string, string>();
        var random = new Random(10);
        foreach (var way in task.Bases)
            for (var hand = 0; hand < 4; hand++)
            {
                var kernel = KernelText.Parse(way.Text(task.Name));
                if (hand > 0) kernel = Style.Apply(kernel, random);
                texts[$"{way.Name}{hand}"] = KernelText.Of(kernel, $"{way.Name}{hand}", []).Text;
            }
        using var compiled = KernelAssembly.Compile(texts);
        var wrong = new List<string>();
        foreach (var way in task.Bases)
            for (var hand = 0; hand < 4; hand++)
            {
                var loaded = bench.Load(task, compiled.Kernel($"{way.Name}{hand}"));
                foreach (var shape in hand == 0 ? task.Shapes : task.Shapes.Skip(3))
                {
                    var trial = KernelBench.Run(loaded, way, task.Draw(shape, new Random(3)));
                    if (trial.IsRight) continue;
                    wrong.Add($"{way.Name} {hand} at [{string.Join(", ", shape)}]: {trial.Wrong}\n{texts[$"{way.Name}{hand}"]}");
                }
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, MemberData(nameof(Tasks))]
    public void The_shapes_of_a_task_lie_in_its_range(string name)
    {
        var task = KernelTasks.All.Single(one => one.Name == name);
        Assert.All(task.Shapes.Append(task.Metered), shape => Assert.Null(task.WhyNot(shape)));
    }
}
