namespace Headroom.Charts.Svg;

/// <summary>A rectangle in pixels, y downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;
    public double Bottom => Top + Height;
    public double MiddleX => Left + Width / 2;
    public double MiddleY => Top + Height / 2;

    /// <summary>Area shared with another box, 0 if they only touch.</summary>
    public double Overlap(Box other)
        => Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) * Math.Max(
            0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));

    public bool Contains(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public static Box Between(double x0, double y0, double x1, double y1)
        => new(Math.Min(x0, x1), Math.Min(y0, y1), Math.Abs(x1 - x0), Math.Abs(y1 - y0));
}
