using System.Collections.Frozen;

namespace Headroom.Course;

/// <summary>Where the course and its build are, found from this assembly: artifacts/bin/PROJECT/debug.</summary>
public sealed record CourseLayout(string Root, string BinFolder)
{
    public string Graders => Path.Combine(BinFolder, "Graders", "debug", "Graders.dll");

    /// <summary>Those of units that train: they alone come with TorchSharp.</summary>
    public string TrainingGraders => Path.Combine(BinFolder, "TrainingGraders", "debug", "TrainingGraders.dll");

    /// <summary>Ids of the units that train.</summary>
    public IReadOnlySet<string> TrainingUnits { get; init; } = s_trainingUnits;

    private static readonly FrozenSet<string> s_trainingUnits = FrozenSet.ToFrozenSet(["05"]);

    /// <summary>The graders of a unit, by its id.</summary>
    public string GradersOf(string unit) => TrainingUnits.Contains(unit) ? TrainingGraders : Graders;

    /// <summary>Where their sources stand, relative to the course's folder.</summary>
    public string GradersFolder(string unit) => TrainingUnits.Contains(unit) ? "tests/TrainingGraders" : "tests/Graders";

    /// <summary>The command itself, for who starts it as a process or tells another program where it is.</summary>
    public string Command => Path.Combine(BinFolder, "Headroom.Cli", "debug", "course.dll");

    /// <summary>The compiled solutions; beside them stands how one exercise file is compiled.</summary>
    public string Solutions => Path.Combine(BinFolder, "Solutions", "debug", "Exercises.dll");

    /// <summary>What a notebook's first cell loads, as this build wrote it.</summary>
    public string BuiltNotebookReferences => Path.Combine(BinFolder, "Headroom.Notebooks", "debug", "notebook.csx");

    /// <summary>Where a notebook's first cell looks for it.</summary>
    public string NotebookReferences => PathTo("artifacts/notebook.csx");

    /// <summary>What a notebook that trains loads after that, as this build wrote it.</summary>
    public string BuiltTrainingReferences => Path.Combine(BinFolder, "Headroom.Training", "debug", "training.csx");

    /// <summary>Where such a notebook looks for it.</summary>
    public string TrainingReferences => PathTo("artifacts/training.csx");

    /// <summary>What a notebook that asks a teacher loads after the first, as this build wrote it.</summary>
    public string BuiltAgentsReferences => Path.Combine(BinFolder, "Headroom.Agents", "debug", "agents.csx");

    /// <summary>Where such a notebook looks for it.</summary>
    public string AgentsReferences => PathTo("artifacts/agents.csx");

    public string Bench => Path.Combine(BinFolder, "Bench", "debug", "Bench.dll");

    /// <summary>The program that trains; the command does not load it, for a native library may end its process.</summary>
    public string Training => Path.Combine(BinFolder, "Headroom.Training", "debug", "Headroom.Training.dll");

    /// <summary>The program that answers an editor about cells.</summary>
    public string LanguageServer => Path.Combine(BinFolder, "Headroom.LanguageServer", "debug", "Headroom.LanguageServer.dll");

    /// <summary>Progress, the machine's ceilings and kept files of the learner.</summary>
    public string StateFolder => Path.Combine(Root, ".course");

    public string PathTo(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <exception cref="InvalidOperationException">This assembly does not lie in a course folder.</exception>
    public static CourseLayout Find()
    {
        var found = From(Path.GetDirectoryName(typeof(CourseLayout).Assembly.Location)!);
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } root ? found with { Root = Path.GetFullPath(root) } : found;
    }

    /// <summary>Names another course folder, with the same build: for tests and measurements that must not touch the learner's.</summary>
    public const string Variable = "HEADROOM_COURSE";

    internal static CourseLayout From(string outputFolder)
    {
        var bin = Path.GetFullPath(Path.Combine(outputFolder, "..", ".."));
        for (var at = new DirectoryInfo(outputFolder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "course.json"))) return new CourseLayout(at.FullName, bin);
        throw new InvalidOperationException($"no course.json above {outputFolder}: run the command from the course's own folder");
    }
}
