using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>The head of a document, as printed.</summary>
/// <param name="Issuer">Lines of the cell that names the issuing unit, its superior above it.</param>
/// <param name="Title">As printed, in capitals perhaps.</param>
/// <param name="Authority">The line in capitals between title and opening that says who decides.</param>
/// <param name="Opening">Index of the first block after the head.</param>
internal sealed record DocumentHead(
    IReadOnlyList<string> Issuer, string? Number, string? Place, PartialDate? Date, int? Year, string? Type, string? Title, string? Authority, int Opening)
{
    /// <summary>Why the type is that one.</summary>
    public string TypeRule { get; init; } = "title-line";

    /// <summary>Over an annex or at the end, where the head has no number or date.</summary>
    public bool IsNumberAttached { get; init; }

    /// <summary>The words that label a number of which no figure could be read: "Số: /QĐ-UBND".</summary>
    public string? UnreadNumber { get; init; }

    /// <summary>The words that state the date where the head does not.</summary>
    public string? AttachedDate { get; init; }
}

/// <summary>Reads number, place, date, type and title off the first blocks.</summary>
internal static class HeaderReader
{
    private static readonly string[] Countries = ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM"];

    /// <summary>What stands behind the subject where the cells of a head came onto one line.</summary>
    private static readonly string[] AfterSubject = [" Kính gửi", " Cộng hòa xã hội", " Cộng hoà xã hội", " Đảng Cộng sản Việt Nam"];

    private const int HeadBlocks = 60;
    private const int LongestTitle = 900;
    private const int LongestPiece = 400;
    private const int MostNameLines = 12;

    /// <summary>Of a text without empty lines, whose first block is all there is.</summary>
    private const int MostHeadLines = 8;

    public static DocumentHead Read(List<TextBlock> blocks)
    {
        var head = TitleReader.Read(blocks, Math.Min(blocks.Count, HeadBlocks));
        var until = Math.Min(blocks.Count, Math.Max(head.Opening, head.Type is null ? 12 : 0));
        string? number = null, place = null, about = null, unread = null;
        var addressed = head.Type is null && blocks.Take(until).Any(block => block.Span.StartsWith("Kính gửi", StringComparison.OrdinalIgnoreCase));
        PartialDate? date = null;
        int? year = null;
        for (var index = 0; index < until; index++)
        {
            // What stands below a heading is no head any more, where no title says so.
            if (index > 0 && head.Type is null && SectionReader.IsHeading(blocks[index].Joined)) break;
            foreach (var piece in Pieces(blocks[index], index == 0 ? MostHeadLines : 3))
            {
                if (number is null && !IsWrapped(blocks[index], piece) && ReadNumber(piece) is { } own) number = own;
                if (number is null && (piece is [_, _, ':', ..] || !IsWrapped(blocks[index], piece))) unread ??= UnreadNumber.In(piece);
                about ??= About(piece);
                if (addressed && piece.StartsWith("Về việc ", StringComparison.Ordinal)) about ??= piece;
                if (place is null && PlaceLine.Read(piece) is { } found) (place, date, year) = found;
            }

            if (place is null && PlaceLine.Torn(blocks, index) is { } torn && PlaceLine.Read(torn) is { } joined) (place, date, year) = joined;
        }

        var type = head.Type ?? (about is not null ? "Công văn" : number is null ? null : DocumentTypes.OfNumber(number));
        var title = head.Title ?? (head.Type is null ? about : null);
        return new DocumentHead(IssuerLines(blocks, until), number, place, date, year, type, Tidy(title), head.Authority, head.Opening)
        {
            UnreadNumber = number is null ? unread : null,
            TypeRule = head.Type is not null ? "title-line" : about is not null ? "subject-line" : "code-of-number",
        };
    }

    /// <summary>A block whole, since numbers and dates wrap, and its lines, since number and subject share a cell.</summary>
    private static IEnumerable<string> Pieces(TextBlock block, int lines) =>
        block.Span.Length >= LongestPiece ? block.Lines.Take(lines).TakeWhile((line, at) => at < 3 || !TitleReader.EndsTitle(line)) : block.Lines.Length == 1 ? block.Lines : block.Lines.Prepend(block.Joined);

    /// <summary>Within a paragraph a line that begins with a small letter goes on with the one before: "… trong Nghị quyết / số 29-NQ/TW ngày …".</summary>
    private static bool IsWrapped(TextBlock block, string piece) => piece.Length > 0 && char.IsLower(piece[0]) && !block.Span.StartsWith(piece);

    /// <summary>What stands behind "số" when that is the first word, or behind two of letters: "Số: 12/KH-UBND", "Kế hoạch số 12".</summary>
    private static ReadOnlySpan<char> BehindLabel(ReadOnlySpan<char> piece)
    {
        for (var words = 0; words < 3; words++)
        {
            if (piece.StartsWith("số", StringComparison.OrdinalIgnoreCase)) return piece[2..];
            var blank = piece.IndexOf(' ');
            if (blank < 1 || !piece[..blank].AreLetters()) break;
            piece = piece[(blank + 1)..];
        }

        return default;
    }

    private static string? ReadNumber(string piece)
    {
        var read = BehindLabel(piece).TrimStart();
        if (read is [':', ..]) read = read[1..].TrimStart();
        if (read.Length == 0 || !char.IsDigit(read[0])) return null;
        var length = 0;
        while (length < read.Length && (char.IsDigit(read[length]) || char.IsLetter(read[length]) || read[length] is '&' or '.' or '/' or '-' or ' ')) length++;
        var text = read[..length].ToString();
        var end = Subject(text);
        if (end >= 0) text = text[..end];
        var words = text.Replace(" /", "/").Replace("/ ", "/").Replace(" -", "-").Replace("- ", "-").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var number = words.Length == 0 ? "" : words[0].TrimEnd('.', '-', '/');
        return number.HasLetter() && number.AsSpan().IndexOfAny('/', '-') > 0 ? InstrumentNumber.Canonical(number) : null;
    }

    private static string? About(string piece)
    {
        if (piece.Length > LongestTitle || !piece.Contains('/')) return null;
        var at = Subject(piece);
        if (at < 0) return null;
        var rest = piece[(at + 3)..];
        foreach (var next in AfterSubject)
        {
            if (rest.IndexOf(next, StringComparison.OrdinalIgnoreCase) is > 0 and var end) rest = rest[..end];
        }

        return "V/v" + rest;
    }

    /// <summary>Where "V/v" stands, or "V/V" that is no part of a code such as CV/VPTW; -1 when neither does.</summary>
    private static int Subject(string piece)
    {
        for (var at = piece.IndexOf("V/v", StringComparison.OrdinalIgnoreCase); at >= 0; at = piece.IndexOf("V/v", at + 1, StringComparison.OrdinalIgnoreCase))
            if ((piece[at] == 'V' && piece[at + 2] == 'v') || at == 0 || !char.IsLetterOrDigit(piece[at - 1])) return at;
        return -1;
    }

    /// <summary>The cell before the name of the country or the Party; where that is missing, capitals before number and date.</summary>
    private static IReadOnlyList<string> IssuerLines(List<TextBlock> blocks, int until)
    {
        for (var index = 0; index < until; index++)
        {
            if (DocumentTypes.AtStart(blocks[index].Lines[0]) is not null) continue;
            var country = CountryIn(blocks[index].Span);
            if (country > 0 && AboveCountry(blocks[index]) is { Count: > 1 } lines) return lines;
            if (country > 0 && IsName(blocks[index].Joined[..country]) && DocumentTypes.AtStart(blocks[index].Joined) is null) return Columns(blocks[index].Joined[..country].Trim(), BesideMotto(blocks, index, until));
            if (country > 0 && NameLines(blocks[index]).TakeWhile(line => !BeginsCountry(line)).ToList() is { Count: > 0 } above) return above;
            if (country != 0) continue;
            var name = Enumerable.Range(0, index).LastOrDefault(before => NameLines(blocks[before]).Any(), -1);
            return name < 0 ? [] : [.. CommitteeAbove(blocks, name), .. NameLines(blocks[name]), .. InNextRow(blocks, index + 1, until)];
        }

        return until > 0 && DocumentTypes.AtStart(blocks[0].Lines[0]) is null ? [.. NameLines(blocks[0])] : [];
    }

    /// <summary>The lines of a name where the country's has a line of its own below them.</summary>
    private static List<string> AboveCountry(TextBlock block)
    {
        var lines = NameLines(block).TakeWhile(line => !BeginsCountry(line)).ToList();
        return lines.Count < block.Lines.Length && BeginsCountry(block.Lines[lines.Count]) ? lines : [];
    }

    /// <summary>Where the last of the names of the country and the Party begins; -1: none is there.</summary>
    private static int CountryIn(ReadOnlySpan<char> block)
    {
        var last = -1;
        foreach (var name in Countries) last = Math.Max(last, block.IndexOf(name));
        return last;
    }

    private static bool BeginsCountry(string line)
    {
        foreach (var name in Countries)
            if (line.StartsWith(name, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>"ỦY BAN NHÂN DÂN", an empty line, "TỈNH ĐẮK LẮK": the committee of that place.</summary>
    private static IEnumerable<string> CommitteeAbove(IReadOnlyList<TextBlock> blocks, int name) =>
        name > 0 && blocks[name - 1].Lines is [var line] && IsName(line) && UnitName.Parse(Abbreviations.Expand(line), null) is { Places.Count: 0 } above && UnitName.IsCommittee(above.Core) ? [line] : [];

    /// <summary>Of joint issuers, which a hyphen joins, the first one stands.</summary>
    private static IReadOnlyList<string> Columns(string first, IEnumerable<string> second) => first.EndsWith('-') ? [first] : [first, .. second];

    /// <summary>Two columns read as one: "SỞ TƯ PHÁP Độc lập - Tự do - Hạnh phúc" has the second line of the name before the motto.</summary>
    private static IEnumerable<string> BesideMotto(List<TextBlock> blocks, int row, int until)
    {
        foreach (var line in blocks.Skip(row).Take(Math.Min(2, until - row)).SelectMany(block => block.Lines))
        {
            if (line.IndexOf("Độc lập", StringComparison.OrdinalIgnoreCase) is not (>= 0 and var motto)) continue;
            return motto > 0 && IsName(line[..motto]) ? [line[..motto].Trim()] : [];
        }

        return [];
    }

    /// <summary>A table has the second line of the name in the row of the country's motto.</summary>
    private static IEnumerable<string> InNextRow(List<TextBlock> blocks, int row, int until)
    {
        while (row < until && !blocks[row].Joined.HasLetter()) row++;
        return row + 1 < until && blocks[row + 1].FirstLine.StartsWith("Độc lập") && NameLines(blocks[row]).Any() && DocumentTypes.AtStart(blocks[row].Lines[0]) is null
            ? NameLines(blocks[row]) : [];
    }

    private static IEnumerable<string> NameLines(TextBlock block) => block.Lines.Take(MostNameLines).TakeWhile(IsName);

    private static bool IsName(string text) =>
        text.Length < 200 && text != "MỤC LỤC" && !UnissuedHeadings.Begins(text) && text.HasUpper() && !text.HasLower() && !text.HasDigit() && !BeginsCountry(text);

    /// <summary>"34- CT/TW", "33 - NQ/TW", "24/UBND - NC": numbers that a line break or a careless blank tore.</summary>
    private static List<string> WithWholeNumbers(string[] words)
    {
        var whole = new List<string>(words.Length);
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            if (whole.Count > 0 && char.IsAsciiDigit(whole[^1][0]) && IsTorn(whole[^1], word, index + 1 < words.Length ? words[index + 1] : "")) whole[^1] += word;
            else whole.Add(word);
        }

        return whole;
    }

    private static bool IsTorn(string before, string word, string next)
    {
        if (before[^1] is '-' or '/') return before.Length > 1 && char.IsUpper(word[0]);
        if (word.Length > 1 && word[0] is '-' or '/') return char.IsUpper(word.AsSpan(1)[0]);
        return word is "-" or "/" && next.Length > 1 && char.IsUpper(next[1]) && (before.Contains('/') || next.Contains('/'));
    }

    /// <summary>Rules of a printed page and specks beside it.</summary>
    private static readonly char[] Edges = [' ', '—', '_', '|'];

    private static string? Tidy(string? title)
    {
        if (title is null) return null;
        var tidy = string.Join(' ', WithWholeNumbers(title.Split(' ', StringSplitOptions.RemoveEmptyEntries))).TrimEnd('.', ';', ':', ',').Trim(Edges).TrimStart('-', ' ');
        if (tidy.StartsWith("V/V ", StringComparison.Ordinal)) tidy = "V/v " + tidy[4..];
        return tidy.Length == 0 ? null : tidy;
    }
}
