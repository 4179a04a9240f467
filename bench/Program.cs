using Headroom.Bench;

// bench [ID...] [--json]: runs the claims named, or all. Exit 0 when every claim was measured, met or not; 3 for an unknown id.
if (Catalogue.AnswersAlone(args)) return 0;
var json = args.Contains("--json");
var ids = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
var unknown = ids.Where(id => !Catalogue.Claims.Any(c => Catalogue.Matches(c, id))).ToArray();
if (unknown.Length > 0)
{
    Console.Error.WriteLine(
        $"no claim named {string.Join(", ", unknown)}. The claims: {string.Join(", ", Catalogue.Claims.Select(c => c.Id))}");
    return 3;
}
var results = new List<ClaimResult>();
foreach (var claim in Catalogue.Claims.Where(c => ids.Length == 0 || ids.Any(id => Catalogue.Matches(c, id))))
{
    var result = claim.Run(doing => Console.Error.WriteLine($"{claim.Id}: {doing}"));
    results.Add(result);
    if (!json) Console.WriteLine(Table.Row(result));
}
if (json) Console.WriteLine(Table.Json(results));
return 0;
