namespace Headroom.Cli.Pages.Maths;

/// <summary>TeX's names of signs, and what each is on a page.</summary>
internal static class TexSymbols
{
    /// <summary>Between two things, or before many: operators.</summary>
    public static readonly Dictionary<string, string> Operators = new()
    {
        ["times"] = "×", ["cdot"] = "·", ["le"] = "≤", ["leq"] = "≤", ["ge"] = "≥", ["geq"] = "≥", ["ne"] = "≠", ["neq"] = "≠",
        ["approx"] = "≈", ["ll"] = "≪", ["gg"] = "≫",
        ["to"] = "→", ["mapsto"] = "↦", ["leftarrow"] = "←", ["Longrightarrow"] = "⟹", ["in"] = "∈", ["pm"] = "±", ["sim"] = "∼",
        ["propto"] = "∝", ["circ"] = "∘", ["cap"] = "∩", ["cup"] = "∪", ["mp"] = "∓",
        ["equiv"] = "≡", ["mid"] = "|", ["div"] = "÷",
        ["lfloor"] = "⌊", ["rfloor"] = "⌋", ["lceil"] = "⌈", ["rceil"] = "⌉", ["langle"] = "⟨", ["rangle"] = "⟩", ["ldots"] = "…",
        ["dots"] = "…", ["cdots"] = "⋯",
    };

    /// <summary>With limits below and above where a formula stands on a line of its own.</summary>
    public static readonly Dictionary<string, string> Large = new() { ["sum"] = "∑", ["prod"] = "∏" };

    public static readonly Dictionary<string, string> Letters = new()
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ε", ["lambda"] = "λ", ["mu"] = "μ",
        ["sigma"] = "σ", ["tau"] = "τ", ["theta"] = "θ",
        ["eta"] = "η", ["pi"] = "π", ["phi"] = "φ", ["rho"] = "ρ", ["omega"] = "ω", ["Delta"] = "Δ", ["Sigma"] = "Σ", ["Omega"] = "Ω",
        ["Phi"] = "Φ",
        ["infty"] = "∞", ["top"] = "⊤", ["ell"] = "ℓ", ["partial"] = "∂",
    };

    /// <summary>Upright names.</summary>
    public static readonly HashSet<string> Functions = ["min", "max", "ln", "log", "exp", "sin", "cos", "tanh", "arg", "lim", "Pr"];

    /// <summary>Widths in em.</summary>
    public static readonly Dictionary<string, double> Spaces = new()
    {
        [","] = 0.167, [":"] = 0.222, [";"] = 0.278, ["!"] = -0.167, [" "] = 0.25, ["quad"] = 1, ["qquad"] = 2,
    };

    public static readonly HashSet<string> Texts = ["text", "mathrm", "mathbf", "mathit", "operatorname", "mathsf", "textbf", "textit"];

    /// <summary>Sizes of brackets, which MathML finds by itself.</summary>
    public static readonly HashSet<string> Sizes = ["left", "right", "bigl", "bigr", "Bigl", "Bigr", "big", "Big", "displaystyle"];
}
