namespace Headroom.Simulator.Testing.Kernels;

/// <summary>A struct that holds several views, and helpers that reach them through it.</summary>
public static class Fields
{
    public struct Two
    {
        public ArrayView<int> Left, Right;
    }

    public static void Collides(Two two) => Outer(two); // the kernel

    private static void Outer(Two two)
    {
        two.Left[Group.IdxX] = 1;
        Inner(two); // the helper
    }

    private static void Inner(Two two) => two.Right[0] = Group.IdxX; // the access
}
