using System.Diagnostics;
using Headroom.Hardware;
using Headroom.Inference.Models;
using Headroom.Speculation.Adapting;
using Headroom.Speculation.Distilling;
using Headroom.Speculation.Running;

namespace Headroom.Cli.Generating;

/// <summary>What <c>--learn</c> keeps: read before the text, written every other second while it is made, and at its end.</summary>
internal sealed class Learning
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(2);
    private readonly TrafficFile _file;
    private readonly Action<string> _tell;
    private readonly List<int> _text = [];
    private long _kept = Stopwatch.GetTimestamp();
    private int _from;

    private Learning(TrafficFile file, Learned learned, Action<string> tell) => (_file, Learned, _tell) = (file, learned, tell);

    public Learned Learned { get; }

    public string Path => _file.Path;

    /// <summary>Who teaches the draft; null where none is taught.</summary>
    public HeadDistillation? Taught { get; private set; }

    /// <summary>The draft learns from now on.</summary>
    public HeadDistillation? Teach(Engine draft) =>
        Taught = Learned.Head is { } head ? new HeadDistillation(draft, head) : null;

    /// <summary>Where it is kept unless a file is named: beside the machine's calibration.</summary>
    public static string DefaultPath(string root) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(CalibrationFile.PathFrom(root))!, "learned.bin");

    /// <param name="path">Of the file.</param>
    /// <param name="of">As <see cref="Learned.Of"/>.</param>
    /// <param name="width">Of the draft's states; 0 without a draft.</param>
    /// <param name="tell">Takes a line for the user.</param>
    public static Learning Open(string path, string of, int width, Action<string> tell)
    {
        var file = new TrafficFile(path);
        var learned = file.Load(of, new(), width, out var told);
        if (told is not null) tell(told);
        return new(file, learned, tell);
    }

    /// <summary>The same tokens; what came of them is kept, also where nobody asks for the last of them.</summary>
    public IEnumerable<SpeculatedToken> From(IReadOnlyList<int> prompt, IEnumerable<SpeculatedToken> made)
    {
        _text.AddRange(prompt);
        _from = _text.Count; // the prompt is not the model's
        try
        {
            foreach (var token in made)
            {
                _text.Add(token.Token);
                if (Stopwatch.GetElapsedTime(_kept) > s_every) Keep();
                yield return token;
            }
        }
        finally
        {
            Keep();
        }
    }

    // Learns what came since the last time, and replaces the file.
    private void Keep()
    {
        Learned.Tables.Learn([.. _text], _from);
        _from = _text.Count;
        try
        {
            _file.Save(Learned);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            _tell($"what was learned is not kept: {wrong.Message} --learn FILE names another place.");
        }
        _kept = Stopwatch.GetTimestamp();
    }
}
