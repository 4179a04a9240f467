using Headroom.Cli;

namespace Headroom.Testing.Running;

/// <summary>Kernels that stand in cells of a notebook keep their lines: in faults, refusals and profiles.</summary>
[Collection("notebooks")]
public sealed class KernelCellTest
{
    private static readonly string s_setup = string.Join('\n',
        new[] { typeof(Headroom.Simulator.Recording), typeof(ILGPU.Context), typeof(ILGPU.Algorithms.XMath) }.Select(type => $"#r \"{type.Assembly.Location}\"")) + """

        using Headroom.Simulator;
        using ILGPU;
        using ILGPU.Runtime;
        var context = Context.Create(builder => builder.Simulator());
        var accelerator = context.CreateSimulator();
        var data = accelerator.Allocate1D(new int[4]);
        static string Told(Action work) { try { work(); return "nothing"; } catch (Exception error) { return error.Message; } }
        """;

    private const string Kernels = """

        public static class InAClass
        {
            public static void Past(Index1D i, ArrayView<int> view)
            {
                view[i + 1] = i; // line 6
            }

            public static void Throws(Index1D i, ArrayView<int> view)
            {
                if (i > 2) throw new Exception(); // line 11
            }
        }

        static void Past(Index1D i, ArrayView<int> view)
        {
            view[i + 1] = i; // line 17
        }

        static void Text(Index1D i, ArrayView<int> view)
        {
            view[i] = 0;
            view[i] = $"{i.X}".Length; // line 23
        }

        void NotStatic(Index1D i, ArrayView<int> view) => view[i] = 0;
        """;

    [Fact]
    public async Task A_fault_names_cell_and_line()
    {
        var output = await Run(
            "Console.WriteLine(Told(() => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(InAClass.Past)(4, data.View)));",
            "Console.WriteLine(Told(() => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Past)(4, data.View)));",
            "Console.WriteLine(Told(() => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, view) =>\n    view[i + 1] "
                + "= i)(4, data.View)));");
        Snapshot.Match(output);
    }

    [Fact]
    public async Task A_refusal_names_cell_and_line_and_the_next_kernel_runs()
    {
        var output = await Run(
            "Console.WriteLine(Told(() => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(InAClass.Throws)));",
            "Console.WriteLine(Told(() => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Text)));",
            "Console.WriteLine(Told(() => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(NotStatic)));",
            "Console.WriteLine(Told(() => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, view) => view[i] = "
                + "data.IntExtent)));",
            "Console.WriteLine(Told(() => accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, view) =>\n    view[i] = "
                + "new int[i].Length)));",
            "accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, view) => view[i] = 2 * i)(4, "
                + "data.View);\nConsole.WriteLine(string.Join(' ', data.GetAsArray1D()));");
        Snapshot.Match(output);
    }

    [Fact]
    public async Task A_profile_counts_by_cell_and_line()
    {
        var output = await Run("""
            var recording = Recording.Start();
            accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>((i, view) =>
            {
                view[i] =
                    i + 1;
            })(4, data.View);
            recording.Dispose();
            foreach (var site in recording.Launches[0].Counters.Sites) Console.WriteLine(site.Site);
            """);
        Snapshot.Match(output);
    }

    private static async Task<string> Run(params string[] cells)
    {
        using var course = new TemporaryCourse();
        course.Write("notebooks/01-roofline.ipynb", SampleNotebook.Of([s_setup, Kernels, .. cells]));
        Assert.True(await course.Run("run", "01") == Exit.Ok, course.Output + course.Errors);
        return string.Join(
            '\n', course.Output.Split('\n').Where(line => line.StartsWith("  | ", StringComparison.Ordinal)).Select(line => line[4..]));
    }
}
