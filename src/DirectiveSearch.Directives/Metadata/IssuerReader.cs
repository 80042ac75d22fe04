using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>What an issuer is found by; the earlier the better.</summary>
internal enum IssuerEvidence
{
    Header,
    Authority,
    SelfReference,
    Signature,
    Number,
    None,
}

/// <summary>A statement of the issuer.</summary>
/// <param name="Stated">With abbreviations written out, in usual case.</param>
/// <param name="Words">As the text has it, on one line.</param>
internal sealed record IssuerStatement(string Stated, IssuerEvidence Evidence, string Words);

/// <summary>The statements by which a document may name its issuer, best evidence first.</summary>
internal static class IssuerReader
{
    private static readonly string[] Verbs =
    [
        " xây dựng kế hoạch", " ban hành ", " xây dựng ", " lập kế hoạch", " triển khai ", " phát động ", " yêu cầu", " thông báo ", " đề nghị ", " hướng dẫn ", " báo cáo ", " quyết định ", " tổ chức ",
    ];

    private const int LongestSubject = 170;

    /// <summary>Paragraphs of an opening; more is searched of none of them.</summary>
    private const int LongestOpening = 8_000;

    private static readonly string[] Closings = ["trên đây là ", "trên đây, là "];

    public static IEnumerable<IssuerStatement> Read(DocumentHead head, List<TextBlock> blocks, Signature signature, UsualCase usual)
    {
        if (HeaderName(head.Issuer, usual) is { } header) yield return new(header, IssuerEvidence.Header, string.Join(' ', head.Issuer));
        if (head.Authority is { } authority) yield return new(usual.Apply(authority.Replace(" điện", "").TrimEnd(':', ' ')), IssuerEvidence.Authority, authority);
        if (Attached(head, blocks) is { } whose) yield return new(Abbreviations.Expand(whose), IssuerEvidence.SelfReference, whose);
        foreach (var (stated, words) in SelfReferences(head, blocks)) yield return new(stated, IssuerEvidence.SelfReference, words);
        if (signature.Office.Count > 0 && Behalf(signature.Office) is { } behalf) yield return new(usual.Apply(behalf), IssuerEvidence.Signature, string.Join(' ', signature.Office));
        if (head.Number is { } number && OfNumber(number) is { } organisation) yield return new(organisation, IssuerEvidence.Number, number);
    }

    /// <summary>The last unit of the cell; a superior above it lends its place to a unit that has none of its own.</summary>
    private static string? HeaderName(IReadOnlyList<string> lines, UsualCase usual)
    {
        var units = new List<string>();
        foreach (var line in lines)
        {
            var full = WithoutBody(Abbreviations.Expand(line));
            var begins = UnitKindTable.Find(full) is not null || OrganisationTable.Find(full) is not null;
            if (IsCollegial(line) || (units.Count > 0 && line.StartsWith("TIỂU BAN ", StringComparison.OrdinalIgnoreCase))) continue;
            if (units.Count == 0 || (begins && (IsWhole(units[^1]) || IsSchoolBelow(units[^1], line)))) units.Add(line);
            else units[^1] += " " + line;
        }

        if (units.Count == 0) return null;
        var own = Named(units[^1], usual);
        if (OrganisationTable.Find(own) is not null || units.Count < 2 || UnitName.Parse(own, null).Places.Count > 0) return own;
        var above = UnitName.Parse(Named(units[^2], usual), null);
        if (above.Places is not [var place, ..]) return own;
        // "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP / BÀ RỊA - VŨNG TÀU" has the place already, only not its kind.
        return $"{(own.EndsWith(" " + ProperName(place), StringComparison.Ordinal) ? own[..^(ProperName(place).Length + 1)] : own)} {place}";
    }

    /// <summary>"BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN …" speaks for the committee.</summary>
    private static string WithoutBody(string line)
    {
        foreach (var body in (ReadOnlySpan<string>)["BAN THƯỜNG VỤ ", "BAN THƯỜNG TRỰC ", "BAN CHẤP HÀNH "])
            if (line.StartsWith(body, StringComparison.OrdinalIgnoreCase) && UnitKindTable.Find(line[body.Length..]) is not null) return line[body.Length..];
        return line;
    }

    /// <summary>A unit in capitals as it is usually written; its places take the gazetteer's spelling.</summary>
    private static string Named(string upper, UsualCase usual)
    {
        var expanded = Abbreviations.Expand(upper);
        if (expanded != upper && !upper.HasLower()) expanded = expanded.ToUpperInvariant();
        var name = UnitName.Parse(WithoutBody(expanded), null);
        var places = name.Places.Take(1).Select(place => $" {place.Kind} {ProperName(place)}");
        var committee = name.Places.Count > 0 && UnitName.IsCommittee(name.Core);
        return committee ? $"{usual.Apply(name.Core)} {ProperName(name.Places[0])}" : usual.Apply(name.Core) + string.Concat(places);
    }

    internal static string ProperName(UnitPlace place) =>
        ProvinceTable.Find(place.Name)?.Name ?? (DistrictTable.Find(place.Name, null, null) is [var district, ..] ? district.Name : null)
        ?? string.Join(' ', place.Name.Split(' ').Select(word => word.Length == 0 || word.HasLower() ? word : char.ToUpperInvariant(word[0]) + TonePlacement.Unify(word.ToLowerInvariant())[1..]));

    /// <summary>"PHÒNG GIÁO DỤC VÀ ĐÀO TẠO" without its place above a school.</summary>
    private static bool IsSchoolBelow(string above, string line) =>
        line.StartsWith("TRƯỜNG ", StringComparison.Ordinal) && (above.StartsWith("PHÒNG ", StringComparison.Ordinal) || above.StartsWith("SỞ ", StringComparison.Ordinal));

    /// <summary>Whether the name so far needs no more words: "ỦY BAN NHÂN" does, "BỘ TÀI CHÍNH" does not.</summary>
    private static bool IsWhole(string name) =>
        OrganisationTable.Find(name) is not null || IsNamedCompany(name) || name.EndsWith(" VIỆT NAM", StringComparison.OrdinalIgnoreCase) || UnitName.Parse("của " + name, null).Places.Count > 0 || Abbreviations.Expand(name) != name
        || ProvinceTable.All.Any(row => name.EndsWith(row.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>"TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG": a name of two words and more behind what kind of company it is.</summary>
    private static bool IsNamedCompany(string name) =>
        Array.Find(Companies, kind => name.StartsWith(kind, StringComparison.OrdinalIgnoreCase)) is { } kind && name.AsSpan(kind.Length).Count(' ') >= 1;

    private static readonly string[] Companies = ["TỔNG CÔNG TY ", "TẬP ĐOÀN ", "CÔNG TY ", "NGÂN HÀNG "];

    /// <summary>A line that names only the body that decides: BAN CHẤP HÀNH, BAN THƯỜNG VỤ TRUNG ƯƠNG HỘI.</summary>
    private static bool IsCollegial(string line)
    {
        var folded = Folding.Fold(line);
        var whose = Bodies.FirstOrDefault(body => folded.StartsWith(body, StringComparison.Ordinal)) is { } body ? folded[body.Length..].Trim() : null;
        return whose is "" or "trung uong" or "trung uong hoi" or "trung uong doan" or "tw" or "tw hoi";
    }

    private static readonly string[] Bodies = ["ban thuong vu", "ban chap hanh", "ban thuong truc", "thuong truc", "doan chu tich", "ban can su dang"];

    private static IEnumerable<(string Stated, string Words)> SelfReferences(DocumentHead head, List<TextBlock> blocks)
    {
        var opening = blocks.Skip(head.Opening).TakeWhile(block => !SectionReader.IsHeading(block.Joined)).Take(30).ToList();
        foreach (var block in opening)
        {
            var text = block.Joined.Length > LongestOpening ? block.Joined[..LongestOpening] : block.Joined;
            if (head.Type is null && head.Number is null && !Announces(text)) continue;
            foreach (var verb in Verbs)
            {
                for (var at = text.IndexOf(verb, StringComparison.OrdinalIgnoreCase); at > 0; at = text.IndexOf(verb, at + verb.Length, StringComparison.OrdinalIgnoreCase))
                    if (SubjectBefore(text, at) is { } subject) yield return subject;
            }
        }

        for (var index = blocks.Count - 1; index >= 0; index--)
        {
            var block = blocks[index];
            if (!IsClosing(block.Span)) continue;
            var of = block.Joined.LastIndexOf(" của ", StringComparison.Ordinal);
            if (of > 0 && UnitKindTable.Find(Abbreviations.Expand(block.Joined[(of + 5)..])) is not null) yield return (UpToEnd(block.Joined[(of + 5)..]), WithoutEnd(block.Joined[(of + 5)..]));
        }
    }

    /// <summary>Who speaks in a text that is no document by its head: not who did something in the news, but who goes on "như sau:".</summary>
    private static bool Announces(string text) => text[^1] == ':' || text.Contains("như sau", StringComparison.OrdinalIgnoreCase);

    /// <summary>"(Ban hành kèm theo Quyết định số … của UBND tỉnh Long An)" under the title: that office's own.</summary>
    private static string? Attached(DocumentHead head, List<TextBlock> blocks)
    {
        const string Frame = "(Ban hành kèm theo ";
        for (var index = 0; index < Math.Min(head.Opening + 1, blocks.Count); index++)
        {
            var at = blocks[index].Span.IndexOf(Frame, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var frame = blocks[index].Joined[at..];
            var end = frame.IndexOf(')');
            var of = end is < 0 or > LongestFrame ? -1 : frame.LastIndexOf(" của ", end, StringComparison.Ordinal);
            return of < 0 ? null : frame[(of + 5)..end];
        }

        return null;
    }

    private const int LongestFrame = 300;

    private static bool IsClosing(ReadOnlySpan<char> block)
    {
        foreach (var closing in Closings)
            if (block.StartsWith(closing, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The unit that acts: from the nearest clause start that begins like a unit's name up to the verb.</summary>
    private static (string Stated, string Words)? SubjectBefore(string text, int verb)
    {
        for (var start = ClauseStart(text, verb - 1); ; start = ClauseStart(text, start - 3))
        {
            if (verb - start > LongestSubject) return null;
            var subject = Abbreviations.Expand(WithoutBrackets(text[start..verb]).Trim());
            if (subject.Length > 0 && char.IsUpper(subject[0]) && IsUnit(subject)) return (subject, text[start..verb].Trim());
            if (start < 3 || text[start - 2] is ';' or '.' or ':') return null;
        }
    }

    private static int ClauseStart(string text, int from)
    {
        if (from < 1) return 0;
        var window = Math.Max(0, from - LongestSubject - 2);
        var at = text.AsSpan(window, from - window).LastIndexOfAny([',', ';', '.', ':']);
        return at < 0 ? window : Math.Min(window + at + 2, from);
    }

    /// <summary>Many units are addressed, none of them speaks.</summary>
    private static readonly string[] Plurals = [" các xã", " các huyện", " các tỉnh", " các phường", " các cấp", " các quận", " các đơn vị", " các địa phương"];

    private static bool IsUnit(string subject)
    {
        var canonical = IssuerNames.Canonical(subject, DocumentMetadata.Empty);
        return canonical is not null && (OrganisationTable.Find(canonical) is not null || UnitKindTable.Find(canonical) is not null) && !Plurals.Any(plural => subject.Contains(plural, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>"Hội Chữ thập đỏ (CTĐ) tỉnh Tây Ninh" without the aside.</summary>
    private static string WithoutBrackets(string text)
    {
        var open = text.IndexOf('(');
        var close = open < 0 ? -1 : text.IndexOf(')', open);
        return close < 0 ? text : $"{text[..open].TrimEnd()} {text[(close + 1)..].TrimStart()}";
    }

    private static string UpToEnd(string text) => Abbreviations.Expand(WithoutEnd(text));

    private static string WithoutEnd(string text)
    {
        var end = text.AsSpan().IndexOfAny([',', ';', '.', ':', '/']);
        return end < 0 ? text : text[..end];
    }

    /// <summary>"TM. ỦY BAN NHÂN DÂN", "TRƯỞNG BAN DÂN TỘC": the unit behind the office.</summary>
    private static string? Behalf(IReadOnlyList<string> office)
    {
        var line = string.Join(' ', office);
        var mark = line.StartsWith("TM.", StringComparison.Ordinal) || line.StartsWith("T/M", StringComparison.Ordinal);
        var name = mark ? line[3..].Trim(' ', '.') : line;
        var next = name.IndexOf(" KT.", StringComparison.Ordinal);
        if (next > 0) name = name[..next];
        foreach (var title in (ReadOnlySpan<string>)[" CHỦ TỊCH", " PHÓ CHỦ TỊCH", " BÍ THƯ", " PHÓ BÍ THƯ"])
            if (name.EndsWith(title, StringComparison.Ordinal)) name = name[..^title.Length];
        return mark && name.Length > 0 && (UnitKindTable.Find(name) is not null || OrganisationTable.Find(name) is not null) ? name : null;
    }

    private static string? OfNumber(string number)
    {
        var last = number.Split('/', '-')[^1].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return OrganisationTable.FindByCode(last)?.Name ?? Abbreviations.Find(last);
    }
}
