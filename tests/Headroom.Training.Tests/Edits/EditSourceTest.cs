using System.Text;
using Headroom.Testing;
using Headroom.Tokenizing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Training.Edits;

public sealed class EditSourceTest
{
    private static readonly string[] s_code =
        [.. Directory.EnumerateFiles(Repository.PathTo("lib", "Headroom"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n"))];
    private static readonly BytePairTokenizer s_tokenizer = Learn();
    private static readonly EditSource s_source = new(s_code, s_tokenizer);
    private static readonly Edit[] s_edits = [.. Enumerable.Range(0, 600).Select(i => s_source.Edit(1, i))];

    [Fact]
    public void A_fragment_has_60_to_180_tokens_and_is_a_member_before_and_after() => Assert.All(s_edits, edit =>
    {
        Assert.InRange(s_tokenizer.Encode(edit.Before).Length, 60, 180);
        Assert.NotEqual(edit.Before, edit.After);
        Assert.DoesNotContain('\n', edit.Instruction);
        Assert.All([edit.Before, edit.After], text => Assert.False(SyntaxFactory.ParseMemberDeclaration(text)!.ContainsDiagnostics, text));
    });

    [Fact]
    public void All_three_kinds_come() => Assert.All(["Rename ", "Add a parameter ", "Move the line "], kind =>
        Assert.InRange(s_edits.Count(edit => edit.Instruction.StartsWith(kind, StringComparison.Ordinal)), 30, 500));

    [Fact]
    public void A_renamed_thing_has_the_new_name_wherever_it_had_the_old_one() => Assert.All(Of("Rename "), edit =>
    {
        var words = edit.Instruction.TrimEnd('.').Split(' ');
        var (old, renamed) = (words[1], words[3]);
        Assert.DoesNotContain(renamed, Identifiers(edit.Before));
        Assert.DoesNotContain(old, Identifiers(edit.After));
        Assert.Equal(Identifiers(edit.Before).Select(one => one == old ? renamed : one), Identifiers(edit.After));
    });

    [Fact]
    public void An_added_parameter_is_all_that_is_added() => Assert.All(Of("Add a parameter "), edit =>
    {
        var parameter = edit.Instruction["Add a parameter ".Length..^1];
        Assert.True(edit.After.Replace(", " + parameter, "", StringComparison.Ordinal) == edit.Before
            || edit.After.Replace(parameter, "", StringComparison.Ordinal) == edit.Before, edit.Document);
    });

    [Fact]
    public void A_moved_line_stands_where_the_instruction_says() => Assert.All(Of("Move the line "), edit =>
    {
        Assert.Equal(edit.Before.Split('\n').Order(), edit.After.Split('\n').Order());
        var lines = edit.After.Split('\n').Select(line => line.Trim()).ToList();
        var told = edit.Instruction["Move the line ".Length..];
        var moved = lines.First(line => line.Length > 0 && told.StartsWith(line + " above ", StringComparison.Ordinal)
            || line.Length > 0 && told.StartsWith(line + " below ", StringComparison.Ordinal));
        var (at, above) = (lines.IndexOf(moved), told[moved.Length..].StartsWith(" above ", StringComparison.Ordinal));
        Assert.Equal(told[(moved.Length + " above ".Length)..], lines[above ? at + 1 : at - 1]);
    });

    [Fact]
    public void The_indentation_of_the_type_is_gone() => Assert.All(s_edits, edit =>
    {
        Assert.NotEqual(' ', edit.Before[0]);
        var last = edit.Before.Split('\n')[^1];
        Assert.True(last[0] != ' ' || last.TrimStart()[0] != '}', edit.Before);
    });

    [Fact]
    public void An_index_is_always_the_same_edit_and_most_edits_differ()
    {
        Assert.Equal(s_edits[17], new EditSource(s_code, s_tokenizer).Edit(1, 17));
        Assert.NotEqual(s_edits[17], s_source.Edit(2, 17));
        Assert.InRange(s_edits.Distinct().Count(), 550, 600);
    }

    [Fact]
    public void The_documents_marks_are_marks_and_its_code_is_text()
    {
        var edit = new Edit("Rename a to b.", "var a = \"<|user|>\";", "var b = \"<|user|>\";");
        ushort[] tokens = [.. edit.PromptTokens(s_tokenizer), .. edit.AnswerTokens(s_tokenizer)];
        Assert.Equal([BytePairTokenizer.Mark(Marks.User), BytePairTokenizer.Mark(Marks.Assistant)],
            tokens.Where(token => BytePairTokenizer.IsMark(token)));
        Assert.Equal("Rename a to b.\nvar a = \"<|user|>\";var b = \"<|user|>\";", s_tokenizer.DecodeText(tokens));
    }

    [Fact]
    public void Disguised_fragments_differ_in_names_alone_and_are_rarely_seen_twice()
    {
        var source = new EditSource(s_code, s_tokenizer, disguised: true);
        var edits = Enumerable.Range(0, 600).Select(i => source.Edit(1, i)).ToList();
        Assert.All(edits, edit =>
        {
            Assert.InRange(s_tokenizer.Encode(edit.Before).Length, 60, 180);
            Assert.False(SyntaxFactory.ParseMemberDeclaration(edit.Before)!.ContainsDiagnostics, edit.Before);
        });
        // The code that is drawn from grows, and with it what differs by itself: what comes again is compared, not what does not.
        Assert.InRange(Again(edits), 0, 0.25 * Again(s_edits));
        Assert.Equal(s_edits.Select(edit => edit.Before.Count(one => one == '\n')),
            edits.Select(edit => edit.Before.Count(one => one == '\n')));
    }

    [Fact]
    public void Without_a_member_there_is_no_edit() => Assert.Throws<ArgumentException>(() => new EditSource(["class A;"], s_tokenizer));

    private static int Again(IReadOnlyCollection<Edit> edits) => edits.Count - edits.Select(edit => edit.Before).Distinct().Count();

    private static IEnumerable<Edit> Of(string kind) => s_edits.Where(edit => edit.Instruction.StartsWith(kind, StringComparison.Ordinal));

    private static List<string> Identifiers(string text) => [.. SyntaxFactory.ParseMemberDeclaration(text)!.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];

    private static BytePairTokenizer Learn()
    {
        var counts = new WordCounts();
        foreach (var text in s_code) counts.Add(Encoding.UTF8.GetBytes(text));
        return BytePairTokenizer.Train(counts, 2048);
    }
}
