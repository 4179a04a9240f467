namespace Graders;

public sealed partial class SecondRolloutGrader
{
    /// <summary>Known mistakes, one at a time.</summary>
    private enum Slip
    {
        None,

        // Of the patch and of results.
        RemovedToo, ContextToo, HeadsSkipped, Repeated,

        // Of what is known.
        KnownToo, PathToo, KnownAnyCase, KnownVerbatim, KnownByLine, KnownWhole, KnownParts, FileNameAlone,

        // Of comparing.
        Verbatim, Trimmed, BlanksAlone, AnyCase, Normalised, SaidByLine,

        // Of lines.
        AnyLength, Eleven, TrimmedLength, DistinctFirst, Untrimmed, ToldDense,

        // Of names.
        AnyWord, CapitalFirst, MixedAlone, AsciiFirst, AsciiCapitals, Parts,

        // Of runs.
        Five, Seven, CaseMatters, TextCase, SaidCase, KnownCase, ToldAsWritten, Scattered, KnownScattered, SaidWithin, KnownWithin,
        AsciiWords, SideBySide,
    }

    private static readonly (Slip Slip, string Cause)[] s_slipsOfLines =
    [
        (Slip.Verbatim, "white space does not hide a line: it is removed from everything"),
        (Slip.Trimmed, "white space inside a line does not hide it either"),
        (Slip.BlanksAlone, "white space is more than blanks, tabs and ends of lines"),
        (Slip.SaidByLine, "a line may be broken in the description: line feeds are white space too"),
        (Slip.KnownVerbatim, "white space is removed from the file too"),
        (Slip.KnownByLine, "in the file a line may be broken too: line feeds are white space"),
        (Slip.KnownWhole, "what stands in a longer line of the file stands in the file"),
        (Slip.KnownAnyCase, "upper and lower case differ in the file too"),
        (Slip.RemovedToo, "a line that goes stands in the file anyway: only added lines count"),
        (Slip.KnownToo, "what stands in the file as it was gives nothing away"),
        (Slip.AnyLength, "a line of fewer than 10 characters says nothing"),
        (Slip.Eleven, "a line of just 10 characters counts"),
        (Slip.TrimmedLength, "the 10 characters are counted without white space"),
        (Slip.HeadsSkipped, "a line that begins with +++ was added here: the patch has no heads of files"),
        (Slip.AnyCase, "upper and lower case differ"),
        (Slip.Normalised, "texts compare by ordinal: a letter and its accent apart are other characters"),
        (Slip.Untrimmed, "lines are told trimmed"),
        (Slip.ToldDense, "lines are told as they stand, trimmed: white space inside stays"),
        (Slip.DistinctFirst, "each line once: trim first"),
        (Slip.Repeated, "each line once"),
    ];

    private static readonly (Slip Slip, string Cause)[] s_slipsOfNames =
    [
        (Slip.AnyWord, "a word of small letters may be English: a name has a digit, a _ or a capital inside"),
        (Slip.CapitalFirst, "a capital at the start makes no name: sentences begin so"),
        (Slip.MixedAlone, "all capitals are capitals behind the first letter too"),
        (Slip.AsciiFirst, "a word begins with any letter, English or not"),
        (Slip.AsciiCapitals, "a capital is one in any alphabet"),
        (Slip.Parts, "a part of a longer word is another word"),
        (Slip.KnownParts, "a part of a longer word of file or path is another word: it is not known"),
        (Slip.KnownAnyCase, "a word of the file in other letters is another word: it is not known"),
        (Slip.KnownToo, "a name that the file has gives nothing away"),
        (Slip.PathToo, "a name of the path is known to the second rollout"),
        (Slip.FileNameAlone, "folders of the path are known to the second rollout too"),
        (Slip.RemovedToo, "names of added lines alone count"),
        (Slip.ContextToo, "names of added lines alone count: a line that stays is known"),
        (Slip.AnyCase, "upper and lower case differ"),
        (Slip.HeadsSkipped, "a line that begins with +++ was added here: the patch has no heads of files"),
        (Slip.Repeated, "each name once"),
    ];

    private static readonly (Slip Slip, string Cause)[] s_slipsOfRuns =
    [
        (Slip.Five, "six words are a run, not five"),
        (Slip.Seven, "six words are a run, not seven"),
        (Slip.SideBySide, "each six words in a row are a run, wherever they begin"),
        (Slip.CaseMatters, "upper and lower case do not matter in runs of words"),
        (Slip.TextCase, "upper and lower case do not matter in runs of words: those of the text go in small letters"),
        (Slip.SaidCase, "upper and lower case do not matter in runs of words: those of the description go in small letters"),
        (Slip.KnownCase, "upper and lower case do not matter in runs of words: those of the file go in small letters"),
        (Slip.ToldAsWritten, "runs are told in small letters, with one blank between"),
        (Slip.KnownToo, "words that stand in a row in the file give nothing away"),
        (Slip.Scattered, "the six words must stand in a row in the description"),
        (Slip.KnownScattered, "the six words must stand in a row in the file to be known"),
        (Slip.SaidWithin, "words are whole: a run does not begin or end within one of the description"),
        (Slip.KnownWithin, "words are whole: a run does not begin or end within one of the file"),
        (Slip.AsciiWords, "a word is \\w+: letters that are not English are of it"),
        (Slip.Repeated, "each run once"),
    ];
}
