namespace Graders;

// What is given away, by hand. Where two mistakes would give one answer, a second line, name or run keeps them apart.
public sealed partial class SecondRolloutGrader
{
    private void LinesByHand()
    {
        Lines("a clean description", "Count refuses what is missing.");
        Lines("a line as it stands", "Now it has if (items is null) throw new EmptyBasket(nameof(items)); at the start.");
        Lines("two lines, one of them in another form",
            "It has var firstOne = items.Length + s_extra; and if(items is null)throw new EmptyBasket(nameof(items));");
        Lines("a line that is broken, and one with other blanks", "It has totalOf(\nrows); and x  =  countOf(y); now.",
            ["+totalOf(rows);", "+x = countOf(y);"]);
        Lines("a blank that keeps words together, and other blanks", "It has return\u00a0total + 1; and x  =  countOf(y); now.",
            ["+return total + 1;", "+x = countOf(y);"]);
        Lines("a line in another form", "It has\n  if( items  is null )\n\tthrow new EmptyBasket( nameof(items) );");
        Lines("a short line", "It has x++; in it.");
        Lines("a line of nine characters", "It has totals++; there.", ["+totals++;", "+totally++;"]);
        Lines("a line of ten characters", "It has totally++; there.", ["+totals++;", "+totally++;"]);
        Lines("ten characters of which four are white space, and a short line", "It has a = b + c; and x++; there.",
            ["+a = b + c;", "+x++;"]);
        Lines("a line with white space at both ends and in front of \\n", "It has total += row.Length; there.",
            ["+ \t total += row.Length; \t\r"]);
        Lines("a line whose code begins with ++", "It counts ++crates[row]; on the way.");
        Lines("a line that stays and begins with a + behind its sign", "It has +totalOf(rows) still.", ["  +totalOf(rows)", "+x = 1;"]);
        Lines("a line that goes", "It had return items.Count + 1; before.", ["-        return items.Count + 1;", "+        return 1;"]);
        Lines("a line that stays", "It is int Count(int[] items) still.");
        Lines("two lines, the later first, one twice", "secondThing(); firstThing(); secondThing();",
            ["+firstThing();", "+    secondThing();", "+firstThing();"]);
        Lines("three lines in no order", "Of midOf(rows); and zetaOf(rows); and alphaOf(rows);",
            ["+zetaOf(rows);", "+alphaOf(rows);", "+midOf(rows);"]);
        Lines("a line twice, with another indentation, and again", "It has totalOf(rows); there.",
            ["+totalOf(rows);", "+    totalOf(rows);", "+totalOf(rows);"]);
        Lines("two lines that differ by blanks inside", "It has x=countOf(y); there.", ["+x = countOf(y);", "+x=countOf(y);"]);
        Lines("an empty description", "");
        Lines("an empty patch", "Whatever it says.", []);
        Lines("a line in other letters", "IF (ITEMS IS NULL) THROW NEW EMPTYBASKET(NAMEOF(ITEMS));");
        Lines("letters and their accents apart", "It has nai\u0308ve(gro\u0308\u00dfe); there.", ["+na\u00efve(gr\u00f6\u00dfe);"]);
    }

    private void LinesKnown()
    {
        const string Described = "It has x  = countOf(y); and y  = totalOf(x); there.";
        string[] patch = ["+x = countOf(y);", "+y = totalOf(x);"];
        Lines("an added line that the file has", "At its end stands return items.Length; as before.");
        Lines("two lines of the file, one of them in another form", Described, patch, "x=countOf( y );\ny = totalOf(x);\n");
        Lines("a line within a longer one of the file, and one by itself", Described, patch, "var y=totalOf(x);\nx=countOf(y);\n");
        Lines("a line that is broken in the file, and one within a longer one", Described, patch,
            "x =\n    countOf(y);\nvar y=totalOf(x);\n");
        Lines("a line that the file has in other letters", "It has x = countOf(y); and Y = TOTALOF(X); there.", patch, "X = CountOf(Y);\n");
        Lines("a line that only the file has", "It has z = otherOf(x); there.", patch, "z = otherOf(x);\n");
        Lines("an empty file", Described, patch, "");
    }

    private void NamesByHand()
    {
        Names("a clean description", "Count of Basket refuses what is missing, and tells total and crates.");
        Names("a name that only the patch has", "It throws an EmptyBasket.");
        Names("three names, the last of the patch first", "It uses s_extra and firstOne, and throws EmptyBasket. EmptyBasket it is.");
        Names("three names in no order", "Of midOf, zetaOf and alphaOf.", patch: ["+ zetaOf = alphaOf + midOf;"]);
        Names("a name twice in the patch", "Of secondOne and firstOne.", patch: ["+ firstOne = 1;", "+ secondOne = firstOne;"]);
        Names("a part of a longer word", "It throws an EmptyBasketError, and firstOnes.");
        Names("a name in other letters", "It throws an emptybasket.");
        Names("plain words of the patch", "It goes through rows of crates, and a total is null.",
            patch: ["+ total = crates(rows); // null"]);
        Names("a word with a capital first", "Basket, Parcel and crates.", patch: ["+ Parcel = Basket(crates);"]);
        Names("a word of capitals", "It opens the URL.", patch: ["+ open(URL);"]);
        Names("a digit and a line below", "x2 and _x are new, y is not a name.", patch: ["+ x2 = _x + y;"]);
        Names("a line below alone, and one at the end", "It throws what last_ gives into _ at once.", patch: ["+ _ = last_;"]);
        Names("a name that only goes", "It had a lastOne before.", patch: ["- lastOne = 1;", "+ x = 1;"]);
        Names("a name of a line that stays", "It has a lastOne still.", patch: ["  lastOne = 1;", "+ x = 1;"]);
        Names("letters that are not English", "größeMal and naïve2 are new.", patch: ["+ größeMal = naïve2;"]);
        Names("first letters that are not English", "ÖlStand and éTage2 are new.", patch: ["+ ÖlStand = éTage2;"]);
        Names("capitals that are not English", "kleinÖl is new.", patch: ["+ kleinÖl = 1;"]);
        Names("a number before letters", "It takes 2Go.", patch: ["+ x = 2Go;"]);
        Names("a name that comes behind ++", "It counts inRow.", patch: ["+++inRow;"]);
        Names("a comment and a string", "It is of Bug7 and Part8.", patch: ["+ // see Bug7", "+ x = \"Part8\";"]);
        Names("an empty patch", "It throws an EmptyBasket.", patch: []);
    }

    private void NamesKnown()
    {
        Names("a name of the file", "Count knows nothing of OldName.", before: File + "// OldName\n", patch: ["+ OldName(Count);"]);
        Names("a name in a longer one of the file", "Of OldName and MyPart.", before: "MyOldName = MyParts;\n",
            patch: ["+ OldName(MyPart);"]);
        Names("a name that the file has in other letters", "It is of OldName.", before: "// oldname\n", patch: ["+ OldName(Count);"]);
        Names("a name of the path", "ShopBasket stays where it is.", path: "src/ShopBasket.cs", patch: ["+ ShopBasket.Go();"]);
        Names("a folder of the path, and the file", "ShopBasket is of ShopTools.", path: "src/ShopTools/ShopBasket.cs",
            patch: ["+ ShopTools.Go(ShopBasket);"]);
        Names("a name in a longer one of the path", "Shop2 is new.", path: "src/MyShop2.cs", patch: ["+ Shop2.Go();"]);
        Names("the path's last word and the file's first", "It is of Old2 and New3.", path: "src/Old2", before: "New3 = 1;\n",
            patch: ["+ Old2 = New3;"]);
    }

    private void RunsByHand()
    {
        const string Asked = "Somebody put nothing into Count and nobody noticed it for days.";
        Runs("a clean description", Asked, "Count refuses what is missing.");
        Runs("capitals on either side", "Alpha one two three four five. beta one two three four six. Gamma one two three four seven.",
            "alpha one two three four five; BETA one two three four six; Gamma one two three four seven");
        Runs("a run that the file has in other letters, and one as it stands",
            "alpha one two three four five. beta one two three four six.",
            "ALPHA one two three four five; beta one two three four six",
            "// Alpha one two three four five\n\n// hm\n// beta one two three four six\n");
        Runs("words that the file has in another order",
            "items Basket class return int Length now", "items Basket class return int Length now");
        Runs("words within longer ones of the file", Asked, "put nothing into Count and nobody noticed",
            "// input nothing into Count and nobody else\n");
        Runs("within longer words", Asked, "input nothing into Count and nobodyelse");
        Runs("three runs in no order", "delta one two three four five. alpha one two three four six. charlie one two three four seven",
            "charlie one two three four seven; delta one two three four five; alpha one two three four six");
        Runs("twelve words in a row", "so we all go on to see what there is here", "we all go on to see what there is");
        Runs("six words", Asked, "As it was: put nothing into Count and nobody, they said.");
        Runs("five words", Asked, "As it was: put nothing into Count and they said.");
        Runs("seven words are two runs", Asked, "put nothing into Count and nobody noticed");
        Runs("other letters, other signs", Asked, "PUT nothing, into COUNT: and (nobody)!");
        Runs("a text over lines and sentences", "Put nothing,\ninto Count. And: nobody", "put nothing into count and nobody");
        Runs("the words in another order", Asked, "nobody noticed it and nothing put into Count for days, Somebody");
        Runs("of six words the same", "so so so so so so so", "so so so so so so so so");
        Runs("a text of five words", "put nothing into Count and", "put nothing into Count and nobody");
        Runs("an empty text", "", "put nothing into Count and nobody");
        Runs("an empty description", Asked, "");
        Runs("later words first", Asked, "nobody noticed it for days. Hm. Somebody put nothing into Count and");
        Runs("digits and lines below are letters of words", "a b2 _c d e f", "A, B2, _c; d e f");
        Runs("letters that are not English", "Die Größe der Körbe war größer", "die größe der körbe war Größer");
        Runs("a word with an apostrophe", "it wasn't in the row", "it wasn't in the row");
        Runs("words that the file has", "class Basket int Count int items is all", "In class Basket, int Count(int[] items) is all.");
        Runs("words that the file has, not from its first on", "Basket int Count int items return", "Basket int Count int items return");
    }
}
