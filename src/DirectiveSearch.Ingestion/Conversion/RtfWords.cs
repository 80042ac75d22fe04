namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>The control words of rich text that stand for a letter or for words that are not printed.</summary>
internal static class RtfWords
{
    private static readonly HashSet<string> Silent =
    [
        "colortbl", "stylesheet", "info", "pict", "footer", "footerl", "footerr", "footerf", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl",
        "tc", "tcn", "xe", "rxe", "txe", "bkmkstart", "bkmkend", "pntxta", "pntxtb", "annotation", "atnid", "atnauthor", "atrfstart", "atrfend", "atndate",
        "nonesttables", "shprslt", "nonshppict", "themedata", "colorschememapping", "latentstyles", "datastore", "objdata", "template", "private", "generator",
        "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "picprop", "formfield", "datafield", "userprops", "xmlnstbl", "mmathPr", "nesttableprops",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SilentWords = Silent.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Opens a group whose words are not printed.</summary>
    public static bool IsSilent(ReadOnlySpan<char> word) => SilentWords.Contains(word);

    /// <summary>The letter for which the word stands, or null.</summary>
    public static char? Character(ReadOnlySpan<char> word) => word switch
    {
        "tab" => '\t',
        "line" or "lbr" => '\n',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" or "enspace" or "qmspace" => ' ',
        _ => null,
    };

    /// <summary>A field that prints the number of a page, which is no word of the text.</summary>
    public static bool IsPageNumber(string instruction)
    {
        var words = instruction.AsSpan().Trim();
        var end = words.IndexOf(' ');
        var name = end < 0 ? words : words[..end];
        return name.Equals("PAGE", StringComparison.OrdinalIgnoreCase) || name.Equals("NUMPAGES", StringComparison.OrdinalIgnoreCase)
            || name.Equals("SECTIONPAGES", StringComparison.OrdinalIgnoreCase);
    }
}
