namespace Headroom.Charts.Svg;

/// <summary>Finds room for point labels: around the point, clear of marks and of other labels as far as there is a choice.</summary>
internal sealed class LabelPlacer(Box bounds)
{
    private static readonly string[] s_around =
        ["middle right", "top center", "bottom center", "middle left", "top right", "bottom right", "top left", "bottom left"];

    private readonly List<Box> _taken = [];

    public void Take(Box box) => _taken.Add(box);

    /// <summary>Marks a drawn line as taken, in steps of a few pixels.</summary>
    public void TakeSegment(double x0, double y0, double x1, double y1)
    {
        var steps = Math.Clamp((int)(Math.Max(Math.Abs(x1 - x0), Math.Abs(y1 - y0)) / 8), 1, 200);
        for (var i = 0; i <= steps; i++)
            Take(new Box(x0 + (x1 - x0) * i / steps - 1.5, y0 + (y1 - y0) * i / steps - 1.5, 3, 3));
    }

    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="width">Size of the text.</param>
    /// <param name="height">Size of the text.</param>
    /// <param name="asked">The position the figure asks for, as plotly's textposition.</param>
    /// <param name="gap">Distance between the point and the text.</param>
    public Box Place(double x, double y, double width, double height, string? asked, double gap)
    {
        // Close to the point first, then a line further out.
        var best = new[] { gap, gap + 10, gap + 22 }
            .SelectMany(distance => Candidates(asked).Select(position => Around(x, y, width, height, position, distance)))
            .Select((box, rank) => (Box: box, Rank: rank))
            .MinBy(c => Cost(c.Box) + c.Rank * 3).Box;
        Take(best);
        return best;
    }

    private static IEnumerable<string> Candidates(string? asked) => asked is null ? s_around : s_around.Prepend(asked);

    private double Cost(Box box)
    {
        var outside = box.Width * box.Height - box.Overlap(bounds);
        return 20 * outside + _taken.Sum(t => t.Overlap(box));
    }

    private static Box Around(double x, double y, double width, double height, string position, double gap)
    {
        var left = position.Contains("left", StringComparison.Ordinal) ? x - gap - width
            : position.Contains("right", StringComparison.Ordinal) ? x + gap
            : x - width / 2;
        var beside = !position.Contains("center", StringComparison.Ordinal);
        var lift = beside ? gap * 0.4 : gap;
        var top = position.StartsWith("top", StringComparison.Ordinal) ? y - lift - height
            : position.StartsWith("bottom", StringComparison.Ordinal) ? y + lift
            : y - height / 2;
        return new Box(left, top, width, height);
    }
}
