namespace Headroom.Course.Learning;

/// <summary>
/// What an instructor has switched off, by a variable of the environment: hints, solutions or both. A setting and no lock: the files
/// lie in the course.
/// </summary>
public readonly record struct Withheld(bool Hints, bool Solutions)
{
    public const string Variable = "HEADROOM_WITHHOLD";

    /// <exception cref="InvalidOperationException">A word that is neither hints nor solutions.</exception>
    public static Withheld FromEnvironment(Func<string, string?>? read = null)
    {
        string[] words = ((read ?? Environment.GetEnvironmentVariable)(Variable) ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.FirstOrDefault(word => word is not ("hints" or "solutions")) is { } unknown)
            throw new InvalidOperationException($"{Variable} has \"{unknown}\": it takes hints, solutions, or hints,solutions.");
        return new(words.Contains("hints"), words.Contains("solutions"));
    }

    /// <exception cref="InvalidOperationException">Hints are switched off.</exception>
    public static void AskForHint()
    {
        if (FromEnvironment().Hints) throw new InvalidOperationException($"Hints are switched off here ({Variable}).");
    }

    /// <exception cref="InvalidOperationException">Solutions are switched off.</exception>
    public static void AskForSolution()
    {
        if (FromEnvironment().Solutions) throw new InvalidOperationException($"Solutions are switched off here ({Variable}).");
    }
}
