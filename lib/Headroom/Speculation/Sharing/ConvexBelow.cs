namespace Headroom.Speculation.Sharing;

/// <summary>The largest convex curve that lies nowhere above a table, from one of its elements on.</summary>
internal sealed class ConvexBelow
{
    private readonly List<(double X, double Y)> _corners = [];

    public ConvexBelow(IReadOnlyList<double> table, int from)
    {
        for (var k = from; k < table.Count; k++)
        {
            (double X, double Y) next = (k, table[k]);
            while (_corners.Count > 1 && Turns(_corners[^2], _corners[^1], next)) _corners.RemoveAt(_corners.Count - 1);
            _corners.Add(next);
        }
    }

    public double At(double x)
    {
        var i = 1;
        while (i < _corners.Count - 1 && _corners[i].X < x) i++;
        if (_corners.Count == 1) return _corners[0].Y;
        var (a, b) = (_corners[i - 1], _corners[i]);
        return a.Y + (b.Y - a.Y) * (x - a.X) / (b.X - a.X);
    }

    private static bool Turns((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        (b.Y - a.Y) * (c.X - a.X) >= (c.Y - a.Y) * (b.X - a.X);
}
