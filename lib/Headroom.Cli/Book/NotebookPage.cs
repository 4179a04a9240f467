using Headroom.Cli.Pages;
using Headroom.Course;
using Headroom.Course.Units;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Book;

/// <summary>The page of an executed notebook.</summary>
internal static class NotebookPage
{
    public static BookPage Of(Syllabus course, Unit unit, InteractiveDocument document, Formulas formulas, bool solutions)
    {
        var features = new BookFeatures(course, unit, formulas);
        var cells = Cells.Render(document, features);
        var whose = solutions ? "Its checks graded the worked solutions." : "Its checks graded the files in <code>exercises</code>.";
        var body = $"""
            {cells}<p class="about">This page is <code>{unit.Notebook}</code> after a run from top to bottom. {whose} Open the notebook to change a number and run it again.</p>

            """;
        return new BookPage(Addresses.Notebook(unit), features.Outline.Title
            ?? unit.Title, unit, body, features.Outline.Headings, features.HasCharts);
    }
}
