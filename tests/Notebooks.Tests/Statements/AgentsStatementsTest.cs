namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences of notebook 10 whose numbers are typed.</summary>
public sealed class AgentsStatementsTest
{
    [Fact]
    public void Lines_of_a_kernel_by_hand()
    {
        Says("review", $"700 - 700 % 128 = {700 - 700 % 128} are added and {700 % 128} are left out");
        Says("review", $"32 * 16 / 32 = {32 * 16 / 32} sectors. Side by side they would lie in {32 * 4 / 32}");
    }

    [Fact]
    public void A_softmax_whose_maximum_starts_at_zero()
    {
        Says("duel", $"$e^{{-1}} / (e^{{-1}} + e^{{-2}})$ = {Math.Exp(-1) / (Math.Exp(-1) + Math.Exp(-2)):0.000}");
        Assert.Equal(0f, MathF.Exp(-400));
    }

    [Fact]
    public void What_overflows_in_a_float()
    {
        Says("brief", $"$e^{{89}} = {Math.Exp(89) / 1e38:0.0} \\cdot 10^{{38}}$");
        Says("brief", $"float ends at ${float.MaxValue / 1e38:0.0} \\cdot 10^{{38}}$");
        Says("brief", $"$3 \\cdot 2 \\cdot 2 \\cdot 2 = {3 * 2 * 2 * 2}$ implementations");
    }

    [Fact]
    public void Lines_at_risk_in_a_rewrite() =>
        Says("repair", $"$0.99^3$ = {100 * Math.Pow(0.99, 3):0} %, with 50 lines with $0.99^{{50}}$ = {100 * Math.Pow(0.99, 50):0} %");

    [Fact]
    public void Mail_by_hand()
    {
        Says("automation", $"which is {100 * 3600:#,0} seconds. At 5 seconds saved it pays after {100 * 3600 / 5:#,0} mails");
        // Alone 60, review 10, and 75 more where it fails.
        double Minutes(double success) => 10 + (1 - success) * 75;
        Assert.Equal(60, Minutes(1 / 3.0), 1e-9);
        Says("automation-after", $"At 0.6 handing over takes {Minutes(0.6):0}, at 0.8 it takes {Minutes(0.8):0}");
    }

    [Fact]
    public void One_person_and_some_agents()
    {
        Says("launch", $"60 / 36 = {60 / 36.0:0.00} tasks an hour, and the person waits {100 * (1 - 6 / 36.0):0} % of the time");
        Says("launch", $"all of it at $N = 1 + 30 / 6 = {1 + 30 / 6}$");
        var (x, l) = (0.0, 0.0);
        for (var n = 1; n <= 6; n++)
        {
            var r = 6 * (1 + l);
            x = n / (30 + r);
            l = x * r;
            if (n == 2) Says("launch", $"which is {60 * x:0.00} an hour");
        }
        // The person is busy for X r of the time; of the minutes in review 6 are the review.
        Assert.Equal(0.808153, 6 * x, 1e-6);
        Says("launch-picture", "idle for a fifth of the time");
        Says("launch-picture", $"results wait {l / x - 6:0.0} minutes on average before their 6 of review");
        Says("launch-after", $"That is {60 / 15.0 * 0.9:0.0} tasks an hour");
    }

    [Fact]
    public void A_tiled_product_by_hand()
    {
        var groups = (40 + 15) / 16 * ((50 + 15) / 16);
        Says("exam", $"3 x 4 = {groups} |");
        Says("exam", $"12 x 3 x 2 = {groups * ((33 + 15) / 16) * 2} |");
        var doubled = groups * ((66 + 15) / 16) * 2;
        Says("exam", $"{doubled} barriers, {doubled / 72.0:0.00} times as many");
        Says("exam", $"A row of b has 50 floats, 200 bytes: {50 * 4 / 32.0:0.00} sectors");
    }

    private static void Says(string cell, string text) => Assert.Contains(text, Cells.Text("10-agents.ipynb", cell));
}
