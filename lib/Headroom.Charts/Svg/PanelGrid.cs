using System.Globalization;

namespace Headroom.Charts.Svg;

/// <summary>
/// Where each pair of axes goes, as shares of the room for plots. A narrow picture stacks what a wide one puts side by side.
/// </summary>
internal sealed class PanelGrid
{
    private readonly Dictionary<(string X, string Y), Box> _shares = [];

    public int Rows { get; private set; } = 1;
    public int Columns { get; private set; } = 1;
    public IEnumerable<(string X, string Y)> Panels => _shares.Keys;

    public PanelGrid(ParsedFigure figure, bool narrow)
    {
        var pairs = figure.Traces.Select(t => (t.XAxis, t.YAxis)).Distinct().DefaultIfEmpty(("x", "y")).ToArray();
        if (figure.Layout.Grid is { } grid) FromGrid(grid, pairs, narrow && grid.Columns > 1);
        else FromDomains(figure, pairs, narrow);
    }

    public Box this[(string X, string Y) panel] => _shares[panel];

    private void FromGrid(GridSpec grid, (string X, string Y)[] pairs, bool stack)
    {
        (Rows, Columns) = stack ? (pairs.Length, 1) : (grid.Rows, grid.Columns);
        var cells = pairs.Select(pair => (Pair: pair, At: CellOf(grid, pair))).OrderBy(c => c.At.Row).ThenBy(c => c.At.Column).ToArray();
        for (var i = 0; i < cells.Length; i++)
        {
            var (row, column) = stack ? (i, 0) : cells[i].At;
            _shares[cells[i].Pair] = new Box((double)column / Columns, (double)row / Rows, 1.0 / Columns, 1.0 / Rows);
        }
    }

    private static (int Row, int Column) CellOf(GridSpec grid, (string X, string Y) pair)
    {
        int x = Number(pair.X), y = Number(pair.Y);
        var (row, column) = grid.Coupled ? (y, x) : (x / grid.Columns, x % grid.Columns);
        row = Math.Min(row, grid.Rows - 1);
        return (grid.BottomUp ? grid.Rows - 1 - row : row, Math.Min(column, grid.Columns - 1));
    }

    private void FromDomains(ParsedFigure figure, (string X, string Y)[] pairs, bool narrow)
    {
        var sideBySide = pairs.Count(p => figure.Axis(p.X).Domain is not null) > 1;
        if (narrow && sideBySide) Rows = pairs.Length;
        for (var i = 0; i < pairs.Length; i++)
        {
            var (x0, x1) = figure.Axis(pairs[i].X).Domain ?? (0, 1);
            var (y0, y1) = figure.Axis(pairs[i].Y).Domain ?? (0, 1);
            _shares[pairs[i]] = narrow && sideBySide ? new Box(0, (double)i / Rows, 1, 1.0 / Rows)
                : x1 > x0 && y1 > y0 ? Box.Between(Math.Clamp(x0, 0, 1), 1 - Math.Clamp(y1, 0, 1), Math.Clamp(x1, 0, 1),
                    1 - Math.Clamp(y0, 0, 1))
                : new Box(0, 0, 1, 1);
        }
    }

    /// <summary>0 for "x", 1 for "x2", ...</summary>
    private static int Number(string axisId)
        => int.TryParse(axisId.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number - 1, 0, 999)
            : 0;
}
