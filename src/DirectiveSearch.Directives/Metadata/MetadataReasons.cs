using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Says of each field of the metadata by which rule and which words it was read.</summary>
internal sealed class MetadataReasons(NormalizedText text, DocumentHead head, DocumentMetadata metadata)
{
    /// <summary>Within these characters the head of a document stands.</summary>
    private const int HeadCharacters = 12_000;

    private const int LongestDate = 60;

    private readonly List<Reason> reasons = [];

    public IReadOnlyList<Reason> Of(IssuerStatement? issuer, PlaceEvidence places, Signature signature)
    {
        OfHead();
        OfIssuer(issuer);
        OfPlace(places, issuer?.Words ?? "");
        OfSignature(signature);
        return reasons;
    }

    private void OfHead()
    {
        if (metadata.Type is { } type) AddFound("type", head.TypeRule, head.TypeRule == "code-of-number" ? InHead(metadata.Number) : head.TypeRule == "subject-line" ? InHead("V/v") ?? InHead(head.Title) : InHead(type.ToUpperInvariant()));
        if (head.Title is { } title) Add("title", head.TypeRule == "subject-line" ? "subject-line" : "below-type", title);
        if (head.Number is { } number) Add("number", head.IsNumberAttached ? "stated-at-annex" : "header-line", number, anywhere: head.IsNumberAttached);
        else if (head.UnreadNumber is { } unread) Add("number", UnreadNumber.Rule, unread);
        var line = DateLine();
        if (head.Place is { } place) AddFound("place", "place-and-date-line", line is { } from ? new TextSpan(from.Start, from.Start + place.Length) : null);
        if (head.Date is not null)
        {
            var words = head.AttachedDate is { } attached ? WordFinder.Find(text.Text, attached, int.MaxValue) : line;
            AddFound("date", head.AttachedDate is null ? "place-and-date-line" : "stated-behind-head", words);
        }

        if (metadata.Year is not { } year) return;
        if (head.Date is not null) Add("year", "year-of-date", null);
        else if (head.Year is not null) AddFound("year", "place-and-date-line", line);
        else Add("year", metadata.Number?.Contains($"/{year}/", StringComparison.Ordinal) == true ? "year-of-number" : "year-in-title", $"{year}");
    }

    /// <summary>"Lai Châu, ngày 05 tháng 02 năm 2024", in the text as normalised.</summary>
    private TextSpan? DateLine()
    {
        if (head.Place is not { } place || (WordFinder.Find(text.Text, place + ", ngày", HeadCharacters) ?? WordFinder.Find(text.Text, place + " ngày", HeadCharacters)) is not { } begin) return null;
        var year = $"{head.Date?.Year ?? head.Year}";
        var at = text.Text.AsSpan(begin.End, Math.Min(LongestDate, text.Text.Length - begin.End)).IndexOf(year);
        return at < 0 ? begin : new TextSpan(begin.Start, begin.End + at + year.Length);
    }

    private void OfIssuer(IssuerStatement? issuer)
    {
        if (issuer is null || metadata.Issuer is not { } name) return;
        var rule = issuer.Evidence switch
        {
            IssuerEvidence.Header => "header-line",
            IssuerEvidence.Authority => "authority-line",
            IssuerEvidence.SelfReference => "self-reference",
            IssuerEvidence.Signature => "signature-block",
            _ => "code-of-number",
        };
        AddIssuer(rule, issuer, name);
        if (metadata.Level is not { } level) return;
        var places = UnitName.Parse(name, metadata.Date).Places;
        if (places.Count > 0) Add("level", "kind-of-place", null, places[0].Kind.ToLowerInvariant());
        else Add("level", level == Level.Central ? "organisation-table" : "place-of-document", null, name);
    }

    /// <summary>Of a cell beside which another one stands, the lines do not follow each other.</summary>
    private void AddIssuer(string rule, IssuerStatement issuer, string name)
    {
        var until = issuer.Evidence >= IssuerEvidence.SelfReference ? int.MaxValue : HeadCharacters;
        IEnumerable<string> lines = issuer.Evidence == IssuerEvidence.Header ? head.Issuer : [];
        var spans = WordFinder.Find(text.Text, issuer.Words, until) is { } whole ? [whole] : lines.Select(InHead).OfType<TextSpan>().Distinct();
        reasons.Add(new Reason("issuer", rule, [.. spans.Select(text.ToPublished)], name));
    }

    private void OfPlace(PlaceEvidence places, string byWords)
    {
        if (metadata.Province is { } province)
        {
            var inName = metadata.Issuer is { } issuer && issuer.EndsWith(province, StringComparison.Ordinal);
            var byDistrict = metadata.Issuer is not null && metadata.District is not null && places.Rule == "district-table";
            if (inName) Add("province", "in-issuer-name", byWords.Contains(province.ToUpperInvariant(), StringComparison.Ordinal) ? province.ToUpperInvariant() : province, anywhere: true);
            else if (byDistrict || places.Province?.Name != province) Add("province", "district-table", metadata.District, $"{metadata.District}: {province}");
            else Add("province", places.Rule ?? "named-most", province, province, anywhere: true);
            if (ProvinceTable.Find(province) is { } row && row.Today != row.Name) Add("province", "merged-province", null, row.Today);
        }

        if (metadata.District is not { } district) return;
        var named = metadata.Issuer?.Contains(district, StringComparison.Ordinal) == true;
        Add("district", named ? "in-issuer-name" : head.Place is not null && places.District == district ? "place-and-date-line" : "beside-commune", district, district, anywhere: true);
    }

    private void OfSignature(Signature signature)
    {
        if (signature.Signer is not null) AddLast("signer", "signature-block", string.Join(' ', signature.Office.Append(signature.Signer)), signature.Signer);
        if (signature.Recipients.Count > 0) AddLast("recipients", "recipients-list", "Nơi nhận", signature.Recipients[0]);
    }

    private TextSpan? InHead(string? words) => words is null ? null : WordFinder.Find(text.Text, words, HeadCharacters);

    private void Add(string field, string rule, string? words, string? detail = null, bool anywhere = false)
    {
        var found = words is null ? null : WordFinder.Find(text.Text, words, anywhere ? int.MaxValue : HeadCharacters);
        AddFound(field, rule, found, detail);
    }

    private void AddFound(string field, string rule, TextSpan? found, string? detail = null) =>
        reasons.Add(new Reason(field, rule, found is { } span ? [text.ToPublished(span)] : [], detail));

    /// <summary>Signatures stand late: the whole of the words is looked for, else the second choice.</summary>
    private void AddLast(string field, string rule, string words, string second)
    {
        var found = WordFinder.Find(text.Text, words, int.MaxValue) ?? WordFinder.Find(text.Text, second, int.MaxValue);
        AddFound(field, rule, found);
    }
}
