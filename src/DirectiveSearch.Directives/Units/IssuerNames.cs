using DirectiveSearch.Directives.Citations;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Units;

/// <summary>An issuer as a text states it, and where its name ends.</summary>
internal readonly record struct StatedIssuer(int End, string Name, bool Known)
{
    /// <summary>Of its first word, signing titles included; told by whoever read it in a text.</summary>
    public int Start { get; init; }
}

/// <summary>Canonical names of issuers: "Chủ tịch UBND tỉnh" in a document of Nghệ An is "Ủy ban nhân dân tỉnh Nghệ An".</summary>
public static class IssuerNames
{
    /// <summary>Lower-case words that end a name of which no table knows the extent; without marks.</summary>
    private static readonly HashSet<string> Endings = [.. DataTable.Rows("issuer-endings", 1).Select(cells => Folding.Fold(cells[0]))];

    private static readonly HashSet<string> MarkedEndings = [.. DataTable.Rows("issuer-endings", 1).Select(cells => TonePlacement.Unify(cells[0]))];

    /// <summary>Whose head a title without a name behind it means, where the citing unit is of that kind.</summary>
    private static readonly (string Title, string[] Units)[] OwnHeads =
        [("hiệu trưởng", ["Trường"]), ("tổng giám đốc", ["Tổng công ty", "Tập đoàn", "Công ty"]), ("giám đốc", ["Sở", "Công ty", "Bệnh viện", "Trung tâm", "Học viện", "Đại học"])];

    /// <summary>The full name of a stated issuer, its place completed from the document that states it; null when nothing is stated.</summary>
    public static string? Canonical(string stated, DocumentMetadata metadata) => Read(stated, 0, stated.Length, metadata)?.Name;

    /// <summary>Reads the name that begins at <paramref name="start"/>, signing titles before it left out.</summary>
    internal static StatedIssuer? Read(string text, int start, int limit, DocumentMetadata metadata)
    {
        var words = new IssuerWords(text, start, limit);
        string? title = null;
        for (var from = FirstWord(words); words.Has(from);)
        {
            var (count, name) = IssuerTables.Names.Longest(words, from);
            if (count > 0 && IsAssociation(words, from + count)) return OwnAssociation(words, from + count, metadata) ?? Unknown(text, words, from, metadata);
            if (count > 0) return new StatedIssuer(words[from + count - 1].Span.End, name!, Known: true);
            var (headWords, head) = IssuerTables.Heads.Longest(words, from);
            if (headWords > 0)
            {
                var (placeWords, full) = IssuerPlace.Read(head!, text, words, from + headWords, metadata);
                return new StatedIssuer(words[from + headWords + placeWords - 1].Span.End, full, Known: true);
            }

            var (role, next) = IssuerTables.Roles.Longest(words, from);
            if (role == 0 || IsSchool(words[from], next!)) return Unknown(text, words, from, metadata) ?? OfOwnHead(title, words, from, metadata);
            title = next;
            from += role;
        }

        return OfOwnHead(title, words, words.Count, metadata);
    }

    /// <summary>"của Hiệu trưởng" in a decision of a school is that school's.</summary>
    private static StatedIssuer? OfOwnHead(string? title, IssuerWords words, int end, DocumentMetadata metadata) =>
        title is not null && metadata.Issuer is { } own && Array.Exists(OwnHeads, head => head.Title == title && Array.Exists(head.Units, unit => own.StartsWith(unit + " ", StringComparison.Ordinal)))
            ? new StatedIssuer(words[end - 1].Span.End, own, Known: true) : null;

    /// <summary>Whether the name is of an office of a place that it does not tell: "Tỉnh ủy", "Ủy ban nhân dân tỉnh".</summary>
    internal static bool LacksPlace(string name) =>
        Array.Exists(Placeless, ending => name.EndsWith(ending, StringComparison.Ordinal) && (name.Length == ending.Length || name[^(ending.Length + 1)] == ' '));

    private static readonly string[] Placeless =
        ["Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "tỉnh", "huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn"];

    /// <summary>"Trung ương Hội" is no Central Committee of the Party.</summary>
    private static bool IsAssociation(IssuerWords words, int next) =>
        words[next - 1].Folded == "uong" && words.Has(next) && words[next] is { Comma: false, IsCapitalized: true, Folded: "hoi" or "doan" };

    /// <summary>"Ban Thường vụ Trung ương Hội" without a name is the citing association's own.</summary>
    private static StatedIssuer? OwnAssociation(IssuerWords words, int hoi, DocumentMetadata metadata)
    {
        var ends = !words.Has(hoi + 1) || !words[hoi + 1].IsCapitalized || words[hoi + 1].Comma;
        return ends && metadata.Issuer is { } own && own.Contains("hội", StringComparison.OrdinalIgnoreCase) && own.EndsWith("Việt Nam", StringComparison.Ordinal)
            ? new StatedIssuer(words[hoi].Span.End, own, Known: true) : null;
    }

    private static bool IsSchool(IssuerWord word, string title) =>
        word.Folded == "truong" && title == "trưởng" && TonePlacement.Unify(word.Written.ToLowerInvariant()) == "trường";

    /// <summary>Words in the case of running text, tones in their one place, hyphens and commas between them kept.</summary>
    internal static string Usual(string text, List<IssuerWord> named)
    {
        var upper = named.Count > 1 && !named.Exists(word => word.Written.HasLower());
        var name = new System.Text.StringBuilder();
        var last = default(TextSpan);
        foreach (var word in named)
        {
            var hyphen = name.Length > 0 && !word.Comma && word.Span != last && text.AsSpan(0, word.Span.Start).TrimEnd(" \n*").EndsWith("-");
            if (name.Length > 0) name.Append(word.Comma ? ", " : hyphen ? " - " : " ");
            name.Append(Usual(word.Written, upper));
            last = word.Span;
        }

        return name.ToString();
    }

    private static string Usual(string word, bool upper)
    {
        var lower = Tokenizer.Exact(word);
        if (upper || (char.IsUpper(word[0]) && !word.AsSpan(1).HasUpper())) return char.ToUpperInvariant(lower[0]) + lower[1..];
        return char.IsUpper(word[0]) ? word : lower;
    }

    /// <summary>"Hội nghị lần thứ sáu Ban Chấp hành …" is the committee's.</summary>
    private static int FirstWord(IssuerWords words)
    {
        if (!words.Has(0) || words[0].Folded != "hoi" || !words.Has(2) || words[1].Folded != "nghi") return 0;
        var committee = words.All().FindIndex(word => word.Folded == "ban");
        return committee < 0 ? 0 : committee;
    }

    /// <summary>A name that no table knows: up to a comma or a word that begins what the document is about; it starts with a capital.</summary>
    private static StatedIssuer? Unknown(string text, IssuerWords words, int from, DocumentMetadata metadata)
    {
        if (!words[from].IsCapitalized) return null;
        var count = 1;
        var board = IsBoard(words, from);
        while (words.Has(from + count) && !Ends(words, from, from + count, board)) count++;
        while (count > 1 && words[from + count - 1].Folded == "va") count--;
        var name = Usual(text, words.Range(from, count));
        var last = words[from + count - 1];
        if (OwnOfKind(name, metadata) is { } own) return new StatedIssuer(last.Span.End, own, Known: true);
        if (count > 1 && (last.Folded is "tinh" or "huyen" or "phuong" || (last.Folded is "xa" && words[from + count - 2].Folded is not "thi")))
        {
            var head = new IssuerHead(Usual(text, words.Range(from, count - 1)), PlaceRule.Province);
            name = IssuerPlace.Read(head, text, words.First(from + count), from + count - 1, metadata).Name;
        }

        return new StatedIssuer(last.Span.End, name, Known: false);
    }

    /// <summary>"Giám đốc Bệnh viện", "Hiệu trưởng Trường" in a document of one.</summary>
    private static string? OwnOfKind(string name, DocumentMetadata metadata) =>
        metadata.Issuer is { } own && own.Length > name.Length && own[name.Length] == ' ' && own.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && Array.Exists(OwnHeads, head => Array.Exists(head.Units, unit => unit.Equals(name, StringComparison.OrdinalIgnoreCase))) ? own : null;

    /// <summary>"Ban Chỉ đạo về phát triển khoa học, công nghệ …": what a steering board is about belongs to its name.</summary>
    private static bool IsBoard(IssuerWords words, int from) =>
        words[from].Folded == "ban" && words.Has(from + 2) && words[from + 1].Folded == "chi" && words[from + 2].Folded == "dao";

    private static bool Ends(IssuerWords words, int from, int index, bool board)
    {
        var word = words[index];
        if (word.Comma && !board) return true;
        if (char.IsDigit(word.Written[0])) return !NumberedUnits.Contains(words[index - 1].Folded) || index < from + 2;
        if (word.IsCapitalized && !board) return false;
        var pair = words.Has(index + 1) ? $"{word.Folded} {words[index + 1].Folded}" : word.Folded;
        if (IsCountry(words, from, index)) return !word.IsCapitalized && !PlaceWords.Contains(word.Folded) && pair is not "chi nhanh" and not "khu vuc";
        if (board && (index <= from + 2 || word.Folded == "va" || (word.Folded == "ve" && index <= from + 5 && !Endings.Contains(AfterNext(words, index))))) return false;
        if (word.IsCapitalized || !(IsEnding(words, from, index) || Endings.Contains(pair))) return false;
        return !(word.Folded == "so" && IsPartOfWord(words, index)) && !(word.Folded == "va" && (IsInsideAssociation(words, from, index) || JoinsFields(words, from, index)));
    }

    private static readonly HashSet<string> PlaceWords = ["tinh", "thanh", "huyen", "quan", "thi", "xa", "phuong", "dac"];

    /// <summary>First words of offices that are named by what they deal with.</summary>
    private static readonly HashSet<string> OfOneField = ["so", "phong", "cuc", "vu", "vien", "trung", "chi", "truong"];

    private static readonly HashSet<string> Offices = ["ban", "bo", "so", "uy", "hoi", "phong", "cuc", "vu", "vien", "tong", "doan", "dang", "truong", "lien"];

    private static readonly HashSet<string> Associations = ["hoi", "hiep", "tong", "lien"];

    /// <summary>Quân khu 4, Quân đoàn 12, Trung đoàn 335, Vùng 3; Đề án 06.</summary>
    private static readonly HashSet<string> NumberedUnits = ["khu", "vung", "doan", "an"];

    private static readonly HashSet<string> NumberedWords = ["thieu", "dan", "doi"];

    /// <summary>Behind "… Việt Nam".</summary>
    private static bool IsCountry(IssuerWords words, int from, int index) =>
        index - 2 > from && words[index - 1].Folded == "nam" && words[index - 2] is { Folded: "viet", IsCapitalized: true };

    /// <summary>"khoa học" is no "khóa": in a name with marks a word without any is itself.</summary>
    private static bool IsEnding(IssuerWords words, int from, int index)
    {
        for (var marked = from; marked <= index; marked++)
            if (IsMarked(words[marked])) return MarkedEndings.Contains(TonePlacement.Unify(words[index].Written.ToLowerInvariant()));
        return Endings.Contains(words[index].Folded);
    }

    private static bool IsMarked(IssuerWord word) => !word.Folded.Equals(word.Written, StringComparison.OrdinalIgnoreCase);

    /// <summary>"dân tộc thiểu số", "dân số", "chuyển đổi số": no number follows.</summary>
    private static bool IsPartOfWord(IssuerWords words, int index) =>
        NumberedWords.Contains(words[index - 1].Folded) && !(words.Has(index + 1) && char.IsDigit(words[index + 1].Written[0]));

    /// <summary>"Hội Chăm sóc và Bảo vệ … Việt Nam": what stands before the country's name belongs to the association's.</summary>
    private static bool IsInsideAssociation(IssuerWords words, int from, int index)
    {
        if (!Associations.Contains(words[from].Folded) || !words.Has(index + 1) || Associations.Contains(words[index + 1].Folded)) return false;
        for (var next = index + 1; words.Has(next) && !words[next].Comma && !char.IsDigit(words[next].Written[0]) && (words[next].IsCapitalized || !IsEnding(words, from, next)); next++)
            if (words[next].Folded == "nam" && words[next - 1] is { Folded: "viet", IsCapitalized: true }) return true;
        return false;
    }

    /// <summary>"Cục Văn thư và Lưu trữ nhà nước": what follows is a field of the same office, and neither another office nor a document.</summary>
    private static bool JoinsFields(IssuerWords words, int from, int index) =>
        OfOneField.Contains(words[from].Folded) && words.Has(index + 1) && words[index + 1] is { IsCapitalized: true, Comma: false } next && !OpensOther(words, index + 1)
        && next.Written.HasLower();

    private static bool OpensOther(IssuerWords words, int index) =>
        Offices.Contains(words[index].Folded) || IssuerTables.Heads.Longest(words, index).Words > 0 || IssuerTables.Names.Longest(words, index).Words > 0
        || IssuerTables.Roles.Longest(words, index).Words > 0 || TypeWords.Opens(words[index].Folded, words.Has(index + 1) ? words[index + 1].Folded : "");

    /// <summary>"… tỉnh Quy định chức năng …": two words with which a title begins, the first in a capital.</summary>
    internal static bool OpensTitle(IssuerWords words, int index) =>
        words.Has(index + 1) && !words[index + 1].IsCapitalized && !words[index + 1].Comma && Endings.Contains($"{words[index].Folded} {words[index + 1].Folded}");

    private static string AfterNext(IssuerWords words, int index) =>
        words.Has(index + 2) ? $"{words[index + 1].Folded} {words[index + 2].Folded}" : "ve";
}
