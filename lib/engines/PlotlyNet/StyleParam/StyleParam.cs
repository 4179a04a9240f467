namespace Plotly.NET;

/// <summary>The closed sets of values that plotly.js properties take, one nested type each.</summary>
public static partial class StyleParam
{
    /// <summary>One value of a closed set; equal to another of its type that writes the same JSON.</summary>
    public abstract class Case
    {
        private readonly object json;

        private protected Case(object json) => this.json = json;

        /// <summary>The value as it stands in the JSON: text, number, boolean or a sequence.</summary>
        public object Convert() => json;

        /// <inheritdoc/>
        public override string ToString() => json as string ?? JsonText.Of(json);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Case other && other.GetType() == GetType() && JsonText.Of(other.json) == JsonText.Of(json);

        /// <inheritdoc/>
        public override int GetHashCode() => JsonText.Of(json).GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>plotly.js leaves out the number of the first: x, x2, x3.</summary>
    private static string Numbered(string name, int id) => id < 2 ? name : $"{name}{id}";
}
