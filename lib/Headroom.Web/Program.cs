namespace Headroom.Web;

/// <summary>The page calls what is exported; there is nothing to begin with.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}
