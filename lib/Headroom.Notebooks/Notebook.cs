using Headroom.Charts;
using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Measurement;
using Headroom.Notebooks.Cards;
using ILGPU.Runtime;

namespace Headroom.Notebooks;

/// <summary>
/// What a notebook cell calls, through <c>using static Headroom.Notebooks.Notebook</c>. The first cell of every notebook calls
/// <see cref="Open"/>.
/// </summary>
public static class Notebook
{
    private static readonly Lazy<NotebookSession> s_current = new(Begin);
    private static readonly Lazy<NotebookPredictions> s_predictions = new(() =>
        new(new PredictionFile(CourseLayout.Find().StateFolder, TimeProvider.System, Console.Error.WriteLine)));

    /// <summary>
    /// Teaches the notebook how to show the course's charts and cards, and what takes long. Calling it twice does no harm.
    /// </summary>
    public static void Open()
    {
        ChartFormatter.Register();
        NotebookFormatters.Register();
        NotebookPage.Show(new NotebookTheme());
        Activity.ListenWith(what => new LongWork(what, NotebookPage.Show, TimeProvider.System));
    }

    /// <summary>
    /// For a notebook that trains, before its first tensor: brings libtorch where it is missing (about 130 MB, once), with a line that says
    /// how far it is. A check of a unit that trains does the same.
    /// </summary>
    public static void BringLibtorch() => s_current.Value.BringLibtorch();

    /// <summary>
    /// Checks the learner's file of an exercise, as <c>./course check</c> does, remembers the outcome, and shows the report as a card.
    /// </summary>
    /// <param name="exercise">The exercise's id, for example <c>01.1</c>.</param>
    /// <exception cref="UnknownIdException">No exercise has that id.</exception>
    public static Report Check(string exercise) => s_current.Value.Check(exercise);

    /// <summary>
    /// The map of the course with the learner's marks and points, as <c>./course list</c> prints it, and below it the learner's
    /// predictions.
    /// </summary>
    public static ProgressCard Progress() => s_current.Value.Progress().With(s_predictions.Value.All());

    /// <summary>
    /// The next of three hints, from the idea to nearly the answer, above it those already seen, folded. <c>./course hint</c> knows of it.
    /// </summary>
    /// <param name="exercise">The exercise's id, for example <c>01.1</c>.</param>
    /// <exception cref="UnknownIdException">No exercise has that id.</exception>
    public static HintCard Hint(string exercise) => s_current.Value.Hint(exercise);

    /// <summary>
    /// Locks a guess and an interval before the truth is known. The first guess counts: another one later is told and not taken.
    /// Three zeros are no guess. Kept in <c>.course/predictions.json</c>.
    /// </summary>
    /// <param name="name">Names the prediction in the whole course: <c>01 one reading of the weights</c>.</param>
    /// <param name="guess">The likeliest value, in the unit that the text asks for.</param>
    /// <param name="low">With <paramref name="high"/>: an interval that holds the truth in 8 of 10 cases.</param>
    /// <param name="high">Its upper end.</param>
    /// <exception cref="ArgumentException">Not low &lt;= guess &lt;= high, or not finite.</exception>
    public static LockCard Predict(string name, double guess, double low, double high) => s_predictions.Value.Lock(name, guess, low, high);

    /// <summary>What was predicted under a name, for the cell that measures: <c>Predict("...").Is(4.79, "ms")</c>.</summary>
    public static OpenPrediction Predict(string name) => new(name, s_predictions.Value);

    /// <summary>A guess beside the value it was made for, both in <paramref name="unit"/>.</summary>
    public static Prediction Compare(double guess, double value, string unit) => new(guess, value, unit);

    /// <summary>Runs kernels and shows what they asked of the device: traffic, conflicts, races, and each line's share.</summary>
    /// <param name="accelerator">Where they run; it is waited for.</param>
    /// <param name="launch">Launches one or more kernels: <c>() => kernel(config, a.View)</c>.</param>
    /// <param name="sheet">The chip under whose FP32 roof they are placed; an H100 without one.</param>
    public static KernelProfile Profile(Accelerator accelerator, Action launch, DeviceSheet? sheet = null) =>
        KernelProfile.Of(accelerator, launch, sheet ?? Devices.H100Sxm);

    /// <summary>
    /// A function of an exercise: the learner's when the learner's file passes, else the course's. A line under the cell says which.
    /// </summary>
    /// <typeparam name="TDelegate">Its signature, for example <c>Func&lt;double, double, double&gt;</c>.</typeparam>
    /// <param name="exercise">The exercise's id, for example <c>01.2</c>.</param>
    /// <param name="function">Class and method: <c>Attainable.Ridge</c>.</param>
    /// <exception cref="UnknownIdException">No exercise has that id.</exception>
    /// <exception cref="ArgumentException">The exercise has no such function.</exception>
    public static TDelegate Use<TDelegate>(string exercise, string function) where TDelegate : Delegate
    {
        var (call, whose) = s_current.Value.Use<TDelegate>(exercise, function);
        NotebookPage.Show(whose);
        return call;
    }

    private static NotebookSession Begin()
    {
        var session = new NotebookSession(new LearnerSession(CourseLayout.Find(), Console.Error.WriteLine));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => session.Dispose();
        return session;
    }
}
