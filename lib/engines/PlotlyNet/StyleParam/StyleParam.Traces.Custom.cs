namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed partial class Colorscale
    {
        /// <summary>A scale of your own: positions from 0.0 to 1.0 with their colours; both ends are needed.</summary>
        public static Colorscale NewCustom(IEnumerable<Tuple<double, Color>> item)
        {
            var stops = item.Select(stop => new object[] { stop.Item1, stop.Item2 }).ToArray();
            return stops.Length >= 2
                ? new(stops)
                : throw new ArgumentException($"A colour scale needs a colour at 0.0 and one at 1.0, at least; this one has {stops.Length}.", nameof(item));
        }
    }

    public sealed partial class MarkerSymbol
    {
        /// <summary>A symbol drawn open, with a dot, or both.</summary>
        public static MarkerSymbol NewModified(MarkerSymbol item1, SymbolStyle item2) =>
            new($"{int.Parse((string)item1.Convert()) + item2.Modifier}");
    }

    public sealed partial class SymbolStyle
    {
        internal int Modifier => this == Open ? 100 : this == Dot ? 200 : 300;
    }

    public sealed partial class Mode
    {
        internal Mode WithText(bool isShown) =>
            !isShown ? this
            : this == None ? Text
            : this == Lines ? Lines_Text
            : this == Lines_Markers ? Lines_Markers_Text
            : this == Markers ? Markers_Text
            : this;

        internal Mode WithMarkers(bool isShown) =>
            !isShown ? this
            : this == None ? Markers
            : this == Lines ? Lines_Markers
            : this == Lines_Text ? Lines_Markers_Text
            : this == Text ? Markers_Text
            : this;
    }
}
