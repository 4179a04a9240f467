using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Course.Json;

/// <summary>
/// Reads any <see cref="Placed{T}"/>. A value of another kind is skipped and told by its form, so that one read finds them all.
/// </summary>
internal sealed class PlacedConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Placed<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Placed<T>>
    {
        public override bool HandleNull => true;

        public override Placed<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (at, found) = ((int)reader.TokenStartIndex, reader.TokenType);
            if (Fits(found)) return new(at, Kind(found), Value(ref reader, options), Fits: true);
            reader.Skip();
            return new(at, Kind(found), default, Fits: false);
        }

        public override void Write(Utf8JsonWriter writer, Placed<T> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("a manifest is written by hand");

        private static bool Fits(JsonTokenType found) => typeof(T) switch
        {
            var type when type == typeof(string) => found == JsonTokenType.String,
            var type when type == typeof(double) => found == JsonTokenType.Number,
            var type when type == typeof(bool) => found is JsonTokenType.True or JsonTokenType.False,
            { IsGenericType: true } => found == JsonTokenType.StartArray,
            _ => found == JsonTokenType.StartObject,
        };

        // More digits than a double holds are infinity, which no range accepts. The type's own converter goes on with this very reader;
        // JsonSerializer.Deserialize would start another, whose places count from the value's first byte.
        private static T? Value(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            if (typeof(T) == typeof(double) && !reader.TryGetDouble(out var _)) return (T)(object)double.PositiveInfinity;
            return ((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options);
        }

        private static string Kind(JsonTokenType found) => found switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            _ => found.ToString().ToLower(CultureInfo.InvariantCulture),
        };
    }
}
