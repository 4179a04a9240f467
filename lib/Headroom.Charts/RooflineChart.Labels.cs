using Headroom.Charts.Svg;

namespace Headroom.Charts;

public static partial class RooflineChart
{
    private static readonly string[] s_sides = ["top left", "bottom right", "top right", "bottom left", "middle left", "middle right"];

    /// <summary>What tells roofs apart in a label: the number format is left out where all share it.</summary>
    private static string[] ShortNames(IReadOnlyList<Roof> roofs)
    {
        var formats = roofs.Select(r => r.Name.LastIndexOf(',') is >= 0 and var at ? r.Name[at..] : "").Distinct().ToArray();
        return [.. roofs.Select(r => formats is [{ Length: > 0 } shared] ? r.Name[..^shared.Length] : r.Name)];
    }

    /// <summary>Keeps labels apart on a plot of its usual size, about 600 x 330 pixels: plotly puts each where it is told.</summary>
    private sealed class LabelRoom(Window window)
    {
        private const double Width = 600, Height = 330, TextSize = 13, Gap = 5;

        private readonly List<Box> _taken = [];

        /// <summary>The mark of a point, which no other point's label may cover.</summary>
        public void Take(double x, double y) => _taken.Add(new Box(Across(x) - 4, Down(y) - 4, 8, 8));

        /// <summary>The side of the point for its label: the usual one, another where that is taken.</summary>
        public string Side(double x, double y, string text, string usual)
        {
            var width = TextMetrics.Width(text, TextSize);
            var (side, box) = s_sides.Prepend(usual).Select(side => (Side: side, Box: BoxAt(side, Across(x), Down(y), width)))
                .MinBy(place => _taken.Sum(taken => taken.Overlap(place.Box)) + Beside(place.Box));
            _taken.Add(box);
            return side;
        }

        // Left of the plot are the numbers of its axis, right of it the legend.
        private static double Beside(Box box) => (Math.Max(0, -box.Left) + Math.Max(0, box.Right - Width)) * box.Height;

        private static Box BoxAt(string side, double x, double y, double width)
            => new(side.EndsWith("left", StringComparison.Ordinal) ? x - Gap - width : x + Gap,
                side switch { ['t', ..] => y - Gap - TextSize, ['b', ..] => y + Gap, _ => y - TextSize / 2 }, width, TextSize);

        private double Across(double intensity) => (Math.Log10(intensity) - window.Left) / (window.Right - window.Left) * Width;

        private double Down(double performance) => (window.Top - Math.Log10(performance)) / (window.Top - window.Bottom) * Height;
    }
}
