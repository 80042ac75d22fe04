using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Resolution;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Corrections;

/// <summary>A place that a form may decide about.</summary>
/// <param name="Value">As the form sends it (<see cref="PlaceValue"/>).</param>
public sealed record CorrectionPlace(string Value, string Label);

/// <summary>An instrument that a form offers.</summary>
public sealed record CorrectionChoice(string Slug, string Words);

/// <summary>Something that people decided, in words.</summary>
/// <param name="Who">Only for editors.</param>
public sealed record Decision(string Batch, string Words, string? Href, string Note, string When, string? Who, string? Undone, bool MayUndo);

/// <summary>What can be done about the citations of one card.</summary>
/// <param name="Id">Part of the ids in the form; unique on its page.</param>
/// <param name="Choices">Instruments that may be meant instead.</param>
public sealed record CitationCorrection(
    string Id, string DocumentId, IReadOnlyList<CorrectionPlace> Places, IReadOnlyList<CorrectionChoice> Choices, IReadOnlyList<Decision> Decisions, bool MayEdit, string Back)
{
    /// <summary>Where the words of each place can be corrected.</summary>
    public IReadOnlyList<Link> WordAddresses =>
        [.. Places.Select(place => new Link(place.Label, $"{Address.Words(DocumentId)}/{PlaceValue.Parse(place.Value)!.Index + 1}"))];

    public string ReportAddress => Address.ReportOn(DocumentId, PlaceValue.Parse(Places[0].Value)?.Index);
}

/// <summary>How forms name citations: document:index:number key.</summary>
public static class PlaceValue
{
    public static string Of(CitationPlace place) => $"{place.DocumentId}:{place.Index}:{place.NumberKey}";

    public static CitationPlace? Parse(string? value) =>
        value?.Split(':', 3) is [var document, var index, var key] && int.TryParse(index, out var position) && position >= 0 ? new CitationPlace(document, position, key) : null;
}

/// <summary>What a document page knows of the decisions about it and its citations.</summary>
/// <param name="SameNumber">Instruments by the key of their number, for the forms of editors.</param>
public sealed record DocumentCorrections(IReadOnlyList<Correction> Made, ILookup<string, InstrumentSummary> SameNumber, bool MayEdit)
{
    public static DocumentCorrections None { get; } = new([], Array.Empty<InstrumentSummary>().ToLookup(instrument => instrument.Number), false);

    /// <summary>What was decided of the document itself and of its words; that words were read rightly says itself.</summary>
    public IReadOnlyList<Decision> OfDocument =>
        [.. Made.Where(correction => correction.Field is not null || correction.Words is { Confirms: false }).Select(correction => DecisionWords.Of(correction, MayEdit))];

    public CitationCorrection For(string id, string documentId, IReadOnlyList<StoredCitation> mentions, IReadOnlyDictionary<string, InstrumentSummary> known)
    {
        var places = mentions.Select(mention => new CitationPlace(documentId, mention.Index, Resolver.GroupKey(mention.Citation.Type, mention.Citation.Number))).ToList();
        var indices = places.Select(place => place.Index).ToHashSet();
        var back = $"{Address.Document(documentId)}#{id}";
        return new CitationCorrection(
            id, documentId,
            [.. places.Select((place, index) => new CorrectionPlace(PlaceValue.Of(place), $"chỗ {index + 1}"))],
            Choices(mentions, places, known),
            [.. Made.Where(correction => correction.Index is { } index && indices.Contains(index)).Select(correction => DecisionWords.Of(correction, MayEdit))],
            MayEdit, back);
    }

    private List<CorrectionChoice> Choices(IReadOnlyList<StoredCitation> mentions, List<CitationPlace> places, IReadOnlyDictionary<string, InstrumentSummary> known)
    {
        if (!MayEdit) return [];
        var now = mentions[0].InstrumentSlug;
        var candidates = mentions.SelectMany(mention => mention.Candidates).Where(known.ContainsKey).Select(slug => known[slug]);
        return [.. candidates.Concat(places.Select(place => place.NumberKey).Distinct().SelectMany(key => SameNumber[key])).DistinctBy(instrument => instrument.Slug)
            .Where(instrument => instrument.Slug != now).Select(instrument => new CorrectionChoice(instrument.Slug, InstrumentWords.Dated(instrument)))];
    }
}

/// <summary>Decisions as people read them.</summary>
public static class DecisionWords
{
    public static Decision Of(Correction correction, bool mayEdit) => new(
        correction.Batch,
        correction.Kind switch
        {
            CorrectionKind.Merge => $"Gộp {Name(correction.From!)} vào {Name(correction.Into!)}",
            CorrectionKind.Family => Family(correction.Movement!),
            CorrectionKind.Field => Field(correction.Field!),
            CorrectionKind.Words => Words(correction.Words!.Wrong, correction.Words.Right),
            CorrectionKind.Twins => correction.Twins!.Same ? "Là cùng một văn bản" : "Không phải cùng một văn bản",
            _ => $"Xác định là {Name(correction.Into!)}",
        },
        correction.DocumentId is { } id ? Address.Document(id) + (correction.Index is { } index ? $"#lan-{index + 1}" : "") : null,
        correction.Note, OfficialDate.Moment(correction.At), mayEdit ? correction.By : null,
        correction.UndoneAt is { } at ? $"đã hoàn tác {OfficialDate.Moment(at)}{(mayEdit ? $", {correction.UndoneBy}" : "")}" : null,
        mayEdit && correction.IsActive);

    public static string Family(FamilyDecision decision) =>
        decision.Family is { } family ? $"“{decision.Name}” thuộc phong trào “{family}”" : $"“{decision.Name}” là phong trào riêng";

    /// <summary>Số, ký hiệu: “12/KH-UBND”, trước là “I2/KH-UBND”.</summary>
    public static string Field(FieldDecision decision)
    {
        string Quoted(string value, string none) => value.Length == 0 ? none : $"“{MetadataForm.Written(decision.Field, value)}”";
        return $"{MetadataForm.LabelOf(decision.Field)}: {Quoted(decision.Value, "không ghi")}, trước là {Quoted(decision.Was, "không có")}";
    }

    public static string Words(string shown, string right) => shown == right ? $"Chữ “{right}” đọc đúng" : $"Sửa chữ “{shown}” thành “{right}”";

    /// <summary>Chỉ thị 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.</summary>
    public static string Name(Statement statement) =>
        $"{statement.Type} {statement.Number}"
        + (statement.Date is { } date ? (date.Day is null ? " năm " : " ngày ") + OfficialDate.Format(date) : "")
        + (statement.Issuer is { } issuer ? $" của {issuer}" : "");
}
