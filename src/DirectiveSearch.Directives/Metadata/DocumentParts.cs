namespace DirectiveSearch.Directives.Metadata;

/// <summary>Tells where in one file a second document begins. It does so behind a document that has ended (recipients or signature), with the
/// country's or the Party's name over a number and a date that are filled in and another number than any before; on paper, at the top of a page.
/// Annexes, drafts and forms belong to what they come with: whatever is in doubt is not cut.</summary>
public static class DocumentParts
{
    /// <summary>A file of more is a register or a book, and stays whole.</summary>
    private const int MostParts = 50;

    private const int LongestHeadLine = 200;

    /// <summary>Lines of a head above the name of the country, and below it.</summary>
    private const int LinesAbove = 10;

    private const int LinesBelow = 14;

    /// <summary>How far from its end a document is signed.</summary>
    private const int LinesOfEnding = 60;

    /// <summary>Characters; nothing with which a document ends is shorter.</summary>
    private const int ShortestEnding = 12;

    private static readonly string[] Countries = ["conghoaxahoichunghiavietnam", "dangcongsanvietnam"];

    private static readonly string[] AnnexMarks = ["phu luc", "mau so", "bieu mau", "du thao", "(kem theo", "(ban hanh kem theo", "ban hanh kem theo"];

    /// <param name="text">As published.</param>
    /// <param name="pages">Where pages begin; empty where the format has none.</param>
    /// <returns>Where the documents begin, the first at 0; a file that holds one document gives one.</returns>
    public static IReadOnlyList<int> Starts(string text, IReadOnlyList<int> pages)
    {
        var countries = Occurrences(text);
        if (countries.Count is < 2 or > MostParts * 4) return [0];
        var lines = new FileLines(text);
        var heads = countries.Select(at => Head.Read(lines, lines.At(at))).ToList();
        if (heads[0] is not { } first || lines.FilledBefore(first.Country, LinesAbove * 2).Count > LinesAbove) return [0];
        var (starts, numbers) = (new List<int> { 0 }, new HashSet<string> { first.Number });
        var before = first.Country;
        foreach (var head in heads.Skip(1).OfType<Head>())
        {
            if (Beginning(lines, head, pages) is not { } line || !HasEnded(lines, before, line) || !numbers.Add(head.Number)) continue;
            starts.Add(lines[line].Start);
            before = head.Country;
        }

        return starts.Count <= MostParts ? starts : [0];
    }

    /// <summary>Offsets of lines that name the country or the Party, as heads do.</summary>
    private static List<int> Occurrences(string text)
    {
        var found = new List<int>();
        for (var at = text.IndexOf("NAM", StringComparison.Ordinal); at >= 0;)
        {
            var start = text.LastIndexOf('\n', at) + 1;
            var end = text.IndexOf('\n', at) is >= 0 and var next ? next : text.Length;
            if (end - start <= LongestHeadLine && FileLines.Letters(text.AsSpan(start, end - start)) is var letters && Countries.Any(letters.Contains)) found.Add(start);
            at = end < text.Length ? text.IndexOf("NAM", end, StringComparison.Ordinal) : -1;
        }

        return found;
    }

    /// <summary>The line with which a head begins: the top of its page, or the first of the names in capitals above the country's; null when that cannot be told.</summary>
    private static int? Beginning(FileLines lines, Head head, IReadOnlyList<int> pages)
    {
        var first = head.Country;
        var names = 0;
        for (var line = head.Country - 1; line >= 0 && names <= LinesAbove; line--)
        {
            if (lines.IsEmpty(line) && names > 0) break;
            if (lines.IsBlank(line)) continue;
            if (IsNumber(lines[line].Text)) first = line;
            else if (IsName(lines[line].Text)) (first, names) = (line, names + 1);
            else break;
        }

        if (names > LinesAbove) return null;
        if (pages.Count == 0) return first;
        var top = lines.At(pages.LastOrDefault(page => page <= lines[head.Country].Start));
        var above = lines.FilledBefore(head.Country, LinesAbove * 2).Where(line => line >= top).ToList();
        // Dirt of a scan stands above a head, the end of another document does not.
        return above.Count <= LinesAbove && above.TrueForAll(line => line >= first || IsDirt(lines[line].Text) || IsOfHead(lines[line].Text)) ? top : null;
    }

    /// <summary>Too short, or too few letters among its signs, to be words of anybody.</summary>
    private static bool IsDirt(ReadOnlySpan<char> line)
    {
        var letters = 0;
        foreach (var unit in line)
            if (char.IsLetter(unit)) letters++;
        return line.Length < ShortestEnding || letters * 3 < line.Length;
    }

    private static bool IsOfHead(ReadOnlySpan<char> line) => IsName(line) || IsNumber(line);

    private static bool IsName(ReadOnlySpan<char> line) => !line.HasLower() && !OfficeTitles.StartsWith(line);

    private static bool IsNumber(ReadOnlySpan<char> line) => FileLines.Folded(line).StartsWith("so", StringComparison.Ordinal);

    /// <summary>Recipients, or an office that signs, close to the end of what stands before.</summary>
    private static bool HasEnded(FileLines lines, int from, int until)
    {
        var ending = lines.FilledBefore(until, LinesOfEnding).Where(line => line > from).ToList();
        if (ending.Take(3).Any(line => IsAnnexMark(lines[line].Text))) return false;
        return ending.Exists(line => OfficeTitles.StartsWith(lines[line].Text) || FileLines.Folded(lines[line].Text).StartsWith("noi nhan", StringComparison.Ordinal));
    }

    private static bool IsAnnexMark(ReadOnlySpan<char> line) => line.Length <= LongestHeadLine && FileLines.Folded(line) is var folded && AnnexMarks.Any(mark => folded.StartsWith(mark, StringComparison.Ordinal));

    /// <summary>The head of a letter around the name of the country.</summary>
    /// <param name="Country">Its line.</param>
    /// <param name="Number">Its digits and capitals.</param>
    private sealed record Head(int Country, string Number)
    {
        /// <summary>Null when number or date are missing or left open, or it stands over an annex.</summary>
        public static Head? Read(FileLines lines, int country)
        {
            var (number, dated) = (default(string), false);
            foreach (var line in lines.FilledBefore(country, LinesAbove).Concat(lines.FilledFrom(country, LinesBelow)))
            {
                var words = lines[line].Text;
                if (IsAnnexMark(words)) return null;
                number ??= NumberIn(words);
                dated |= IsDated(words);
            }

            return number is not null && dated ? new Head(country, number) : null;
        }

        /// <summary>"Số: 620/VP-KSTTHC", also read badly from paper ("Số: 6/0 /VP-KSTTHC"), but not "Số:      /VP".</summary>
        private static string? NumberIn(ReadOnlySpan<char> line)
        {
            var at = FileLines.Folded(line[..Math.Min(line.Length, 24)]) is var folded && folded.StartsWith("so", StringComparison.Ordinal) ? 2 : -1;
            if (at < 0 || line.Length < at + 4 || line[at] is not (':' or ' ' or '.')) return null;
            var rest = line[at..].TrimStart(": .");
            var code = rest.IndexOfAny('/', '-');
            // The dirt of a scan may stand for the first digit, a blank for those that somebody was to write.
            if (code < 0 || code > 12 || !rest[..Math.Min(rest.Length, code + 4)].ContainsAnyInRange('0', '9')) return null;
            var end = rest.IndexOf("  ");
            var all = (end < 0 ? rest[..Math.Min(rest.Length, 40)] : rest[..end]).ToString();
            return all.AsSpan(code).ContainsAnyInRange('A', 'Z') || all.Contains('Đ', StringComparison.Ordinal)
                ? string.Concat(all.Where(letter => char.IsDigit(letter) || char.IsUpper(letter) || letter is '/')) : null;
        }

        /// <summary>Where "tháng" begins, or what a signature or stamp made of it: "ngày 07-hóng 12".</summary>
        private static int Month(ReadOnlySpan<char> line)
        {
            var month = line.IndexOf("tháng", StringComparison.OrdinalIgnoreCase);
            if (month >= 0) return month;
            var end = line.LastIndexOf("ng ", StringComparison.Ordinal);
            return end >= 3 && line[end - 2] == 'h' && char.IsLetter(line[end - 1]) ? end - 3 : -1;
        }

        /// <summary>"Phú Thọ, ngày 07 tháng 12 năm 2011", behind the number perhaps; the month and the year must be filled in.</summary>
        private static bool IsDated(ReadOnlySpan<char> line)
        {
            if (line.Length > LongestHeadLine) return false;
            var (day, month, year) = (line.IndexOf("ngày", StringComparison.OrdinalIgnoreCase), Month(line), line.LastIndexOf("năm", StringComparison.OrdinalIgnoreCase));
            return day > 0 && month > day && year > month && !line[(day + 4)..month].Trim(" .…_").IsEmpty && line[(month + 5)..year].ContainsAnyInRange('0', '9')
                && line[(year + 3)..].Trim() is { Length: 4 or 5 } digits && !digits[..4].ContainsAnyExceptInRange('0', '9');
        }
    }
}
