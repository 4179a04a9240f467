using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

// Strings, characters and output.
internal static partial class RejectedKernels
{
    private static readonly string s_name = "kernel";

    public static void StringLocal(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var text = i.X > 2 ? "many" : "few"; // here: numbers
        view[i] = text.Length;
    }

    public static void Concatenation(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] += ("lane " + i.X).Length; // here: Interop.WriteLine
    }

    public static void InterpolationInABranch(Index1D i, ArrayView<int> view)
    {
        view[i] = 1;
        if (i > 2)
        {
            view[i] = 2;
            var text = $"lane {i.X} of {view.IntLength}"; // here: Interop.WriteLine
            view[i] = text.Length;
        }
    }

    public static void InterpolationForOutput(Index1D i, ArrayView<int> view)
    {
        view[i] = 1;
        Interop.WriteLine($"lane {i.X}"); // here: Interop.WriteLine("{0}"
    }

    public static void NumberAsText(Index1D i, ArrayView<int> view)
    {
        view[i] = 1;
        view[i] = i.X.ToString().Length; // here: Interop.WriteLine
    }

    public static void StaticString(Index1D i, ArrayView<int> view)
    {
        view[i] = 1;
        view[i] = s_name.Length; // here: numbers
    }

    public static void CharacterOfAString(Index1D i, ArrayView<int> view)
    {
        const string letters = "abcd";
        view[i] = letters[i]; // here: numbers
    }

    public static void Parsing(Index1D i, ArrayView<int> view)
    {
        view[i] = 1;
        view[i] = int.Parse("12"); // here: on the host
    }

    public static void StringParameterOfAHelper(Index1D i, ArrayView<int> view) => view[i] = Length("four"); // here: numbers

    private static int Length(string text) => text.Length;

    public static void ConsoleOutputOfText(Index1D i, ArrayView<int> view)
    {
        view[i] = 1;
        Console.WriteLine($"lane {i.X}"); // here: Interop.WriteLine
    }
}
