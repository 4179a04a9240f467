using System.Text.Json;
using Headroom.Course.Forms;
using Headroom.Testing;

namespace Headroom.Course.Tests.Forms;

/// <summary>The loader's forms and course.schema.json say the same: types, limits, patterns, required and known properties.</summary>
public sealed class VocabularyTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("course.schema.json"))).RootElement;

    [Fact]
    public void Schema_and_loader_agree() => Compare(Vocabulary.Course, Schema, "course");

    [Fact]
    public void Every_definition_of_the_schema_is_used_and_described()
    {
        var text = Schema.GetRawText();
        Assert.All(Schema.GetProperty("$defs").EnumerateObject(), definition =>
        {
            Assert.Contains($"#/$defs/{definition.Name}\"", text);
            Assert.All(definition.Value.GetProperty("properties").EnumerateObject(), property =>
                Assert.True(property.Value.TryGetProperty("description", out _) || property.Value.TryGetProperty("$ref", out _), property.Name));
        });
    }

    [Fact]
    public void The_manifest_names_the_schema()
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("course.json"))).RootElement;
        Assert.Equal("./course.schema.json", manifest.GetProperty("$schema").GetString());
    }

    private static void Compare(Form form, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference)) schema = Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        switch (form)
        {
            case ObjectForm of: CompareObject(of, schema, path); break;
            case ListForm of: CompareList(of, schema, path); break;
            case NumberForm of: CompareNumber(of, schema, path); break;
            case TextForm of: CompareText(of, schema, path); break;
            default: Assert.Fail($"{path}: a form this test does not know"); break;
        }
    }

    private static void CompareObject(ObjectForm form, JsonElement schema, string path)
    {
        Same("object", schema.GetProperty("type").GetString(), path);
        Same(false, schema.GetProperty("additionalProperties").GetBoolean(), path);
        Same(Names(form.Properties), string.Join(' ', schema.GetProperty("properties").EnumerateObject().Select(property => property.Name)), path);
        var required = schema.TryGetProperty("required", out var names) ? string.Join(' ', names.EnumerateArray().Select(name => name.GetString())) : "";
        Same(Names(form.Properties.Where(property => property.Required)), required, path);
        foreach (var property in form.Properties) Compare(property.Form, schema.GetProperty("properties").GetProperty(property.Name), $"{path}.{property.Name}");
    }

    private static void CompareList(ListForm form, JsonElement schema, string path)
    {
        Same("array", schema.GetProperty("type").GetString(), path);
        Same(form.Min, schema.GetProperty("minItems").GetInt32(), path);
        Same(form.Max, schema.GetProperty("maxItems").GetInt32(), path);
        Same(form.Item is TextForm && !form.MayRepeat, schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean(), path);
        Compare(form.Item, schema.GetProperty("items"), path + "[]");
    }

    private static void CompareNumber(NumberForm form, JsonElement schema, string path)
    {
        Same(form.Whole ? "integer" : "number", schema.GetProperty("type").GetString(), path);
        Same(form.Min, schema.GetProperty(form.MinExcluded ? "exclusiveMinimum" : "minimum").GetDouble(), path);
        Same(form.Max, schema.GetProperty("maximum").GetDouble(), path);
    }

    private static void CompareText(TextForm form, JsonElement schema, string path)
    {
        Same("string", schema.GetProperty("type").GetString(), path);
        Same(form.MaxLength, schema.GetProperty("maxLength").GetInt32(), path);
        Same(form.Pattern, schema.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null, path);
    }

    private static string Names(IEnumerable<Property> properties) => string.Join(' ', properties.Select(property => property.Name));

    private static void Same<T>(T loader, T schema, string path) =>
        Assert.True(Equals(loader, schema), $"{path}: the loader says {loader}, the schema {schema}");
}
