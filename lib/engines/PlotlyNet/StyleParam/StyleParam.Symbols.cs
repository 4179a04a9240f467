namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Shape of a marker, written as plotly.js's number for it.</summary>
    public sealed partial class MarkerSymbol : Case
    {
        private MarkerSymbol(object json) : base(json) { }
        public static MarkerSymbol Circle { get; } = new("0");
        public static MarkerSymbol Square { get; } = new("1");
        public static MarkerSymbol Diamond { get; } = new("2");
        public static MarkerSymbol Cross { get; } = new("3");
        public static MarkerSymbol X { get; } = new("4");
        public static MarkerSymbol TriangleUp { get; } = new("5");
        public static MarkerSymbol TriangleDown { get; } = new("6");
        public static MarkerSymbol TriangleLeft { get; } = new("7");
        public static MarkerSymbol TriangleRight { get; } = new("8");
        public static MarkerSymbol TriangleNE { get; } = new("9");
        public static MarkerSymbol TriangleSE { get; } = new("10");
        public static MarkerSymbol TriangleSW { get; } = new("11");
        public static MarkerSymbol TriangleNW { get; } = new("12");
        public static MarkerSymbol Pentagon { get; } = new("13");
        public static MarkerSymbol Hexagon { get; } = new("14");
        public static MarkerSymbol Hexagon2 { get; } = new("15");
        public static MarkerSymbol Octagon { get; } = new("16");
        public static MarkerSymbol Star { get; } = new("17");
        public static MarkerSymbol Hexagram { get; } = new("18");
        public static MarkerSymbol StarTriangleUp { get; } = new("19");
        public static MarkerSymbol StarTriangleDown { get; } = new("20");
        public static MarkerSymbol StarSquare { get; } = new("21");
        public static MarkerSymbol StarDiamond { get; } = new("22");
        public static MarkerSymbol DiamondTall { get; } = new("23");
        public static MarkerSymbol DiamondWide { get; } = new("24");
        public static MarkerSymbol Hourglass { get; } = new("25");
        public static MarkerSymbol Bowtie { get; } = new("26");
        public static MarkerSymbol CircleCross { get; } = new("27");
        public static MarkerSymbol CircleX { get; } = new("28");
        public static MarkerSymbol SquareCross { get; } = new("29");
        public static MarkerSymbol SquareX { get; } = new("30");
        public static MarkerSymbol DiamondCross { get; } = new("31");
        public static MarkerSymbol DiamondX { get; } = new("32");
        public static MarkerSymbol CrossThin { get; } = new("33");
        public static MarkerSymbol XThin { get; } = new("34");
        public static MarkerSymbol Asterisk { get; } = new("35");
        public static MarkerSymbol Hash { get; } = new("36");
        public static MarkerSymbol YUp { get; } = new("37");
        public static MarkerSymbol YDown { get; } = new("38");
        public static MarkerSymbol YLeft { get; } = new("39");
        public static MarkerSymbol YRight { get; } = new("40");
        public static MarkerSymbol LineEW { get; } = new("41");
        public static MarkerSymbol LineNS { get; } = new("42");
        public static MarkerSymbol LineNE { get; } = new("43");
        public static MarkerSymbol LineNW { get; } = new("44");
        public static MarkerSymbol ArrowUp { get; } = new("45");
        public static MarkerSymbol ArrowDown { get; } = new("46");
        public static MarkerSymbol ArrowLeft { get; } = new("47");
        public static MarkerSymbol ArrowRight { get; } = new("48");
        public static MarkerSymbol ArrowBarUp { get; } = new("49");
        public static MarkerSymbol ArrowBarDown { get; } = new("50");
        public static MarkerSymbol ArrowBarLeft { get; } = new("51");
        public static MarkerSymbol ArrowBarRight { get; } = new("52");
        public static MarkerSymbol Arrow { get; } = new("53");
        public static MarkerSymbol ArrowWide { get; } = new("54");
    }

    /// <summary>Variant of a marker: +100 for open, +200 for dot, +300 for both.</summary>
    public sealed partial class SymbolStyle : Case
    {
        private SymbolStyle(object json) : base(json) { }
        public static SymbolStyle Open { get; } = new("open");
        public static SymbolStyle Dot { get; } = new("dot");
        public static SymbolStyle OpenDot { get; } = new("open-dot");
    }
}
