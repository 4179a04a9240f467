using System.Text.Json;
using Headroom.Course.Forms;
using Headroom.Course.Written;
using Headroom.Testing;

namespace Headroom.Course.Tests.Forms;

/// <summary>
/// The types that are read, with their forms, and course.schema.json say the same: types, limits, patterns, required and known properties.
/// </summary>
public sealed class SchemaTests
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("course.schema.json")))
        .RootElement;

    [Fact]
    public void Schema_and_loader_agree() => CompareObject(EntryShape.Of(typeof(WrittenCourse)), s_schema, "course");

    [Fact]
    public void Every_definition_of_the_schema_is_used_and_described()
    {
        var text = s_schema.GetRawText();
        Assert.All(s_schema.GetProperty("$defs").EnumerateObject(), definition =>
        {
            Assert.Contains($"#/$defs/{definition.Name}\"", text);
            Assert.All(definition.Value.GetProperty("properties").EnumerateObject(), property =>
                Assert.True(property.Value.TryGetProperty("description", out _)
                    || property.Value.TryGetProperty("$ref", out _), property.Name));
        });
    }

    [Fact]
    public void The_manifest_names_the_schema()
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("course.json"))).RootElement;
        Assert.Equal("./course.schema.json", manifest.GetProperty("$schema").GetString());
    }

    private static JsonElement Resolved(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? s_schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])
            : schema;

    private static void CompareObject(EntryShape shape, JsonElement schema, string path)
    {
        Same("object", schema.GetProperty("type").GetString(), path);
        Same(false, schema.GetProperty("additionalProperties").GetBoolean(), path);
        Same(Names(shape.Members), string.Join(' ', schema.GetProperty("properties").EnumerateObject().Select(property => property.Name)),
            path);
        var required = schema.TryGetProperty("required", out var names)
            ? string.Join(' ', names.EnumerateArray().Select(name => name.GetString()))
            : "";
        Same(Names(shape.Members.Where(member => !member.Optional)), required, path);
        foreach (var member in shape.Members)
            CompareMember(member, Resolved(schema.GetProperty("properties").GetProperty(member.Name)), $"{path}.{member.Name}");
    }

    private static void CompareMember(EntryMember member, JsonElement schema, string path)
    {
        if (member.List is { } list)
        {
            Same("array", schema.GetProperty("type").GetString(), path);
            Same(list.Min, schema.GetProperty("minItems").GetInt32(), path);
            Same(list.Max, schema.GetProperty("maxItems").GetInt32(), path);
            Same(member.Inner is null, schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean(), path);
            (schema, path) = (Resolved(schema.GetProperty("items")), path + "[]");
        }
        switch (member.Form)
        {
            case null: CompareObject(member.Inner!, schema, path); break;
            case NumberAttribute of: CompareNumber(of, schema, path); break;
            case TextAttribute of: CompareText(of, schema, path); break;
            case FlagAttribute: Same("boolean", schema.GetProperty("type").GetString(), path); break;
            default: Assert.Fail($"{path}: a form this test does not know"); break;
        }
    }

    private static void CompareNumber(NumberAttribute form, JsonElement schema, string path)
    {
        Same(form.Whole ? "integer" : "number", schema.GetProperty("type").GetString(), path);
        Same(form.Min, schema.GetProperty(form.MinExcluded ? "exclusiveMinimum" : "minimum").GetDouble(), path);
        Same(form.Max, schema.GetProperty("maximum").GetDouble(), path);
    }

    private static void CompareText(TextAttribute form, JsonElement schema, string path)
    {
        Same("string", schema.GetProperty("type").GetString(), path);
        Same(form.MaxLength, schema.GetProperty("maxLength").GetInt32(), path);
        Same(form.Pattern, schema.GetProperty("pattern").GetString(), path);
    }

    private static string Names(IEnumerable<EntryMember> members) => string.Join(' ', members.Select(member => member.Name));

    private static void Same<T>(T loader, T schema, string path) =>
        Assert.True(Equals(loader, schema), $"{path}: the loader says {loader}, the schema {schema}");
}
