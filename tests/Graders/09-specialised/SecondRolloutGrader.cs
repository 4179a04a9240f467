using Headroom.Grading;

namespace Graders;

/// <summary>
/// Cases by hand, of which each tempts to one mistake, and drawn records: a description that is clean, and the same with one leak of one
/// kind in it. What is right is worked out by <see cref="Reference"/>, whose changes are the known mistakes.
/// </summary>
public sealed partial class SecondRolloutGrader : Grader
{
    private const string File = "class Basket\n{\n    int Count(int[] items)\n    {\n        return items.Length;\n    }\n}\n";

    private static readonly string[] s_patch =
    [
        "@@ -3,4 +3,5 @@", "     int Count(int[] items)", "     {", "-        return items.Length;",
        "+        if (items is null) throw new EmptyBasket(nameof(items));",
        "+        var firstOne = items.Length + s_extra;", "+        ++total;",
        "+++crates[row];", "+        x++;", "+", "+        return items.Length;", "     }",
    ];

    protected override void Require()
    {
        Prompts();
        LinesByHand();
        NamesByHand();
        RunsByHand();
        Verdicts();
        for (var i = 0; i < 16; i++) Drawn(i);
        Meaning("You send a path, a file as it was, and a description that gives no line, name or sentence of the first rollout away.");
    }

    private void LinesByHand()
    {
        Lines("a clean description", "Count refuses what is missing.");
        Lines("a line as it stands", "Now it has if (items is null) throw new EmptyBasket(nameof(items)); at the start.");
        Lines("two lines, one of them in another form",
            "It has var firstOne = items.Length + s_extra; and if(items is null)throw new EmptyBasket(nameof(items));");
        Lines("a line in another form", "It has\n  if( items  is null )\n\tthrow new EmptyBasket( nameof(items) );");
        Lines("a short line", "It has x++; in it.");
        Lines("a line of nine characters", "It has totals++; there.", patch: ["+totals++;", "+totally++;"]);
        Lines("a line of ten characters", "It has totally++; there.", patch: ["+totals++;", "+totally++;"]);
        Lines("a line whose code begins with ++", "It counts ++crates[row]; on the way.");
        Lines("a line that goes", "It had return items.Count + 1; before.",
            patch: ["-        return items.Count + 1;", "+        return 1;"]);
        Lines("a line that stays", "It is int Count(int[] items) still.");
        Lines("an added line that the file has", "At its end stands return items.Length; as before.");
        Lines("two lines, the later first, one twice", "secondThing(); firstThing(); secondThing();",
            patch: ["+firstThing();", "+    secondThing();", "+firstThing();"]);
        Lines("an empty description", "");
        Lines("an empty patch", "Whatever it says.", patch: []);
        Lines("a line in other letters", "IF (ITEMS IS NULL) THROW NEW EMPTYBASKET(NAMEOF(ITEMS));");
    }

    private void NamesByHand()
    {
        Names("a clean description", "Count of Basket refuses what is missing, and tells total and crates.");
        Names("a name that only the patch has", "It throws an EmptyBasket.");
        Names("three names, the last of the patch first", "It uses s_extra and firstOne, and throws EmptyBasket. EmptyBasket it is.");
        Names("a part of a longer word", "It throws an EmptyBasketError, and firstOnes.");
        Names("a name in other letters", "It throws an emptybasket.");
        Names("a name of the file", "Count knows nothing of OldName.", before: File + "// OldName\n", patch: ["+ OldName(Count);"]);
        Names("a name of the path", "ShopBasket stays where it is.", path: "src/ShopBasket.cs", patch: ["+ ShopBasket.Go();"]);
        Names("a name in a longer one of the path", "Shop2 is new.", path: "src/MyShop2.cs", patch: ["+ Shop2.Go();"]);
        Names("plain words of the patch", "It goes through rows of crates, and a total is null.",
            patch: ["+ total = crates(rows); // null"]);
        Names("a word with a capital first", "Basket, Parcel and crates.", patch: ["+ Parcel = Basket(crates);"]);
        Names("a digit and a line below", "x2 and _x are new, y is not a name.", patch: ["+ x2 = _x + y;"]);
        Names("a name that only goes", "It had a lastOne before.", patch: ["- lastOne = 1;", "+ x = 1;"]);
        Names("a name of a line that stays", "It has a lastOne still.", patch: ["  lastOne = 1;", "+ x = 1;"]);
        Names("letters that are not English", "größeMal and naïve2 are new.", patch: ["+ größeMal = naïve2;"]);
        Names("a number before letters", "It takes 2Go.", patch: ["+ x = 2Go;"]);
        Names("a name that comes behind ++", "It counts inRow.", patch: ["+++inRow;"]);
    }

    private void RunsByHand()
    {
        const string Asked = "Somebody put nothing into Count and nobody noticed it for days.";
        Runs("a clean description", Asked, "Count refuses what is missing.");
        Runs("six words", Asked, "As it was: put nothing into Count and nobody, they said.");
        Runs("five words", Asked, "As it was: put nothing into Count and they said.");
        Runs("seven words are two runs", Asked, "put nothing into Count and nobody noticed");
        Runs("other letters, other signs", Asked, "PUT nothing, into COUNT: and (nobody)!");
        Runs("the words in another order", Asked, "nobody noticed it and nothing put into Count for days, Somebody");
        Runs("words that the file has", "class Basket int Count int items is all", "In class Basket, int Count(int[] items) is all.");
        Runs("of six words the same", "so so so so so so so", "so so so so so so so so");
        Runs("a text of five words", "put nothing into Count and", "put nothing into Count and nobody");
        Runs("an empty text", "", "put nothing into Count and nobody");
        Runs("an empty description", Asked, "");
        Runs("later words first", Asked, "nobody noticed it for days. Hm. Somebody put nothing into Count and");
        Runs("digits and lines below are letters of words", "a b2 _c d e f", "A, B2, _c; d e f");
    }
}
