namespace Headroom.Grading;

/// <summary>A copy of an input, taken before the learner's code sees it, to tell afterwards whether it was changed.</summary>
internal sealed class Watched(string name, Array input)
{
    private readonly Array _before = (Array)input.Clone();

    public string Name => name;

    /// <summary>The flat index of the first changed element, or -1.</summary>
    public int FirstChange()
    {
        var index = 0;
        var now = input.GetEnumerator();
        foreach (var old in _before)
        {
            now.MoveNext();
            if (!Equals(old, now.Current)) return index;
            index++;
        }
        return -1;
    }
}
